package io.github.promptgate.reports;

import io.github.promptgate.Compared;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.compare.CompareJson;
import io.github.promptgate.reports.html.HtmlReport;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.input.ReportWriter;
import io.github.promptgate.reports.markdown.MarkdownReport;
import io.github.promptgate.reports.outcome.OutcomeJson;
import io.github.promptgate.reports.summary.History;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.terminal.Line;
import io.github.promptgate.reports.terminal.Terminal;
import io.github.promptgate.reports.text.Rerun;
import io.github.promptgate.suite.ReportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The reports of an outcome: what the doors write and print. Reads the record as often as it must and holds none of
 * its trials.
 *
 * <pre>
 * Reports reports = Reports.of(outcome, 10);
 * reports.write();                                     // the outcome's formats, into its folder
 * for (Line line : reports.lines()) { ... }            // for the console or the log
 * </pre>
 */
public final class Reports {

    /** Bytes of a job's summary above which GitHub shows nothing. */
    public static final int MOST_SUMMARY = MarkdownReport.SUMMARY;

    private final ReportInput input;
    private final int listed;

    private Reports(ReportInput input, int listed) {
        this.input = input;
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
        return new Reports(new ReportInput(outcome, RunSummary.of(outcome, listed), Links.none()), listed);
    }

    /** The same with places that formats may link to. */
    public Reports linked(Links links) {
        return new Reports(input.with(links), listed);
    }

    /** The same for a reader who runs suites by this door; else by Maven where it starts. */
    public Reports by(Rerun.Door door) {
        return new Reports(input.with(door), listed);
    }

    /** As {@link #of(EvalOutcome, int)} with ten, then {@link #write()}. */
    public static Reports write(EvalOutcome outcome) {
        Reports reports = of(outcome, 10);
        reports.write();
        return reports;
    }

    /**
     * Writes the formats that the outcome asks for into its folder, each file whole or not at all.
     *
     * @return the files
     * @throws ProblemException RUN-002
     */
    public List<Path> write() {
        return write(input.outcome().formats());
    }

    /**
     * Writes these formats. A shard has an outcome and no report: there is nothing to show before all are merged.
     *
     * @return the files
     * @throws ProblemException RUN-002
     */
    public List<Path> write(Set<ReportFormat> formats) {
        boolean shard = input.outcome().shard().isPresent();
        ReportInput known = formats.contains(ReportFormat.HTML) ? input.with(history()) : input;
        return formats.stream()
                .filter(format -> !shard || format == ReportFormat.OUTCOME)
                .flatMap(format -> write(format, known).stream())
                .toList();
    }

    /** Earlier runs beside this one's record, which joins them once it has been decided. */
    private History history() {
        HistoryFile file = HistoryFile.in(input.runFolder());
        return input.summary()
                .flatMap(summary -> History.run(input.outcome(), summary))
                .map(file::add)
                .orElseGet(file::history);
    }

    private static List<Path> write(ReportFormat format, ReportInput input) {
        List<ReportWriter> writers = Formats.writers(format);
        List<Path> files =
                format.files().stream().map(input.outcome().folder()::resolve).toList();
        for (int i = 0; i < writers.size(); i++) {
            ReportWriter writer = writers.get(i);
            FileOutput.write(files.get(i), out -> writer.write(input, out));
        }
        return files;
    }

    /** The Markdown of {@code summary.md}, shortened to so many bytes in UTF-8; one line where hardly anything fits. */
    public String summary(int bytes) {
        return MarkdownReport.summary(input, bytes);
    }

    /** What a door prints when the run is over. */
    public List<Line> lines() {
        return Terminal.outcome(input.outcome(), input.summary(), listed);
    }

    /**
     * Writes {@code compare.json}: runs side by side.
     *
     * @return where it lies
     * @throws ProblemException RUN-002
     */
    public static Path writeCompared(Path output, List<Compared> compared) {
        Path file = output.resolve("compare.json");
        FileOutput.write(file, out -> out.write(CompareJson.of(compared)));
        return file;
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
