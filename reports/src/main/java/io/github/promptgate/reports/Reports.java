package io.github.promptgate.reports;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.html.HtmlReport;
import io.github.promptgate.reports.junit.JunitXml;
import io.github.promptgate.reports.outcome.OutcomeJson;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.terminal.Line;
import io.github.promptgate.reports.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The reports of an outcome: what the doors write and print. Reads the record as often as it must and holds none of
 * its trials.
 *
 * <pre>
 * Reports reports = Reports.of(outcome, 10);
 * reports.write();                                     // outcome.json, report.html and junit.xml
 * for (Line line : reports.lines()) { ... }            // for the console or the log
 * </pre>
 */
public final class Reports {

    private final EvalOutcome outcome;
    private final Optional<RunSummary> summary;
    private final int listed;

    private Reports(EvalOutcome outcome, Optional<RunSummary> summary, int listed) {
        this.outcome = outcome;
        this.summary = summary;
        this.listed = listed;
    }

    /** Reads the page's template on a thread of its own: a run that waits for replies need not wait for it at its end. */
    public static void prepare() {
        Thread reading = new Thread(HtmlReport::prepare, "promptgate-reports");
        reading.setDaemon(true);
        reading.start();
    }

    /**
     * Reads the outcome's record once.
     *
     * @param listed at most so many failed trials and worst cases are named in {@link #lines}
     */
    public static Reports of(EvalOutcome outcome, int listed) {
        return new Reports(outcome, outcome.record().map(record -> RunSummary.of(record, listed)), listed);
    }

    /** As {@link #of(EvalOutcome, int)} with ten, then {@link #write()}. */
    public static Reports write(EvalOutcome outcome) {
        Reports reports = of(outcome, 10);
        reports.write();
        return reports;
    }

    /**
     * Writes {@code outcome.json}, {@code report.html} and {@code junit.xml} into the outcome's folder, each whole or not at all. A shard
     * has no report: there is nothing to show before all are merged.
     *
     * @throws ProblemException RUN-002
     */
    public void write() {
        FileOutput.write(outcome.folder().resolve("outcome.json"), out -> out.write(OutcomeJson.of(outcome, summary)));
        if (outcome.shard().isEmpty()) {
            FileOutput.write(outcome.folder().resolve("report.html"), out -> HtmlReport.write(outcome, summary, out));
            FileOutput.write(outcome.folder().resolve("junit.xml"), out -> JunitXml.write(outcome, out));
        }
    }

    /** What a door prints when the run is over. */
    public List<Line> lines() {
        return Terminal.outcome(outcome, summary, listed);
    }

    /**
     * Writes {@code outcome.json} of all suites together into the parent of their folders.
     *
     * @throws ProblemException RUN-002
     */
    public static void writeRollUp(Path output, List<EvalOutcome> outcomes) {
        FileOutput.write(output.resolve("outcome.json"), out -> out.write(OutcomeJson.rollUp(outcomes)));
    }
}
