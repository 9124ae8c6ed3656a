package io.github.promptgate.cli;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.Reports;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.text.Rerun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The job's summary: one after the other what came of each suite, but for shards, of which nothing is decided. GitHub
 * shows nothing of a file above its limit, so what stands in it already is counted, and what does not fit is left out.
 */
record GithubSummary(List<EvalOutcome> outcomes, Links links) {

    GithubSummary {
        outcomes = List.copyOf(outcomes);
    }

    /** @throws ProblemException RUN-002 */
    void append(Path file) {
        try {
            long used = Files.exists(file) ? Files.size(file) : 0;
            for (EvalOutcome outcome : outcomes) {
                if (outcome.shard().isEmpty()) {
                    used += append(file, outcome, Reports.MOST_SUMMARY - used);
                }
            }
        } catch (IOException unwritable) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_002,
                    Where.file("--github-summary"),
                    "\"" + file + "\" cannot be written",
                    "give the path that the runner has in GITHUB_STEP_SUMMARY"));
        }
    }

    /** @return how many bytes were appended */
    private int append(Path file, EvalOutcome outcome, long room) throws IOException {
        String separator = "\n";
        Reports reports = Reports.of(outcome, 0).linked(links).by(new Rerun.Door.Jar());
        String text = separator + reports.summary((int) Math.max(0, room - separator.length()));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > room) {
            return 0;
        }
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return bytes.length;
    }
}
