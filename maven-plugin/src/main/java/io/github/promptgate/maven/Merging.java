package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.MergeRequest;
import io.github.promptgate.RunOption;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.Reports;
import io.github.promptgate.reports.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** One execution of {@code merge}: everything is listed and written before the build is told to fail. */
record Merging(Build build, Parameters parameters, Log log) {

    void run(EvalEngine engine, List<Path> shards) throws MojoExecutionException, MojoFailureException {
        List<EvalOutcome> outcomes;
        try {
            LogLines lines = new LogLines(log, build.style(parameters));
            int listed = parameters.count(RunOption.MAX_LISTED, 10);
            outcomes = engine.merge(request(shards));
            for (EvalOutcome outcome : outcomes) {
                Reports reports =
                        Reports.of(outcome, listed).linked(build.links()).by(build.door());
                reports.write();
                lines.log(reports.lines());
            }
            lines.log(Terminal.rollUp(outcomes));
            Reports.writeRollUp(output(), outcomes);
        } catch (ProblemException mistake) {
            keepNotMerged(mistake.problems());
            throw Ending.notRun(mistake.problems(), new LogLines(log, build.plain()));
        }
        Ending.of(outcomes, build::shown);
    }

    private MergeRequest request(List<Path> shards) {
        if (shards.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.file("<shards>"),
                    "no shard is named",
                    "name the folders of the shards: -Dprompt.shards=shards"));
        }
        return new MergeRequest(shards, parameters.suites(build), output(), build.root(), parameters.overrides());
    }

    /** No earlier outcome may be taken for this one's. */
    private void keepNotMerged(List<Problem> problems) {
        boolean missing = problems.stream().allMatch(problem -> problem.code() == ProblemCode.RUN_005);
        EvalOutcome outcome =
                EvalOutcome.notRun("suites", output(), missing ? ExitCode.INCONCLUSIVE : ExitCode.BAD_INPUT, problems);
        try {
            Reports.writeRollUp(output(), List.of(outcome));
        } catch (ProblemException unwritable) {
            log.debug(unwritable);
        }
    }

    private Path output() {
        return new SuiteSearch(build, parameters, log).output();
    }
}
