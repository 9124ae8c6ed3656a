package io.github.promptgate.reports.markdown;

import io.github.promptgate.gate.Standing;
import io.github.promptgate.record.ReplySources;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Code;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.Rerun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last line: what was run, from where the replies came, what it cost, and how to run the worst case again. */
final class Footer {

    /** Characters of a command; a longer one is left out, since a part of one runs something else. */
    private static final int MOST = 1_000;

    private Footer() {}

    static String of(ReportInput input, Told told) {
        List<String> parts = new ArrayList<>();
        String commit = new Places(input.links()).commit();
        if (!commit.isEmpty()) {
            parts.add(commit);
        }
        input.summary().ifPresent(run -> addRun(parts, run));
        input.rerun()
                .flatMap(rerun -> again(rerun, input, told))
                .filter(command -> command.length() <= MOST)
                .ifPresent(command -> parts.add("again: " + Code.line(command, MOST)));
        return parts.isEmpty() ? "" : "<sub>" + String.join(" · ", parts) + "</sub>\n";
    }

    private static void addRun(List<String> parts, RunSummary run) {
        RunHeader header = run.header();
        RunFooter footer = run.footer();
        if (header.datasetDigest().length() >= 12) {
            parts.add("dataset " + Code.line("sha256:" + header.datasetDigest().substring(0, 12)));
        }
        ReplySources sources = footer.sources();
        long asked = sources.recorded() + sources.live();
        if (asked > 0) {
            parts.add(Figures.count(sources.recorded()) + " of " + Figures.count(asked) + " replies recorded");
            parts.add("spent " + Figures.usd(sources.spent()));
        }
        parts.add("seed " + header.seed());
        parts.add("PromptGate " + Code.line(header.version(), 40));
    }

    private static Optional<String> again(Rerun rerun, ReportInput input, Told told) {
        Optional<String> worst = input.outcome()
                .standing()
                .flatMap(standing -> standing.worse().stream().findFirst())
                .map(Standing.Turned::moved)
                .map(moved -> rerun.of(moved.caseRef().id(), moved.cell()));
        return worst.or(() -> told.missed().stream()
                .findFirst()
                .map(missed -> rerun.of(missed.first().caseId(), missed.first().cell())));
    }
}
