package io.github.promptgate.reports.csv;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Revision;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.Usage;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.ListedTrial;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes {@code results.csv}: one row for each trial, in plan order. The columns up to {@code answer} are the same in every
 * release of this version of the record; one follows for each metric. A text that a spreadsheet would take for a formula
 * stands behind an apostrophe.
 */
public final class ResultsCsv {

    private static final List<String> COLUMNS = List.of(
            "case",
            "file",
            "line",
            "tags",
            "cell",
            "prompt",
            "model",
            "parameters",
            "revision",
            "sample",
            "state",
            "cost_usd",
            "judge_usd",
            "latency_ms",
            "input_tokens",
            "output_tokens",
            "origin",
            "attempts",
            "answered_by",
            "why",
            "answer");

    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final int MOST = 4_000;

    private final CSVPrinter out;
    private final RunHeader header;

    private ResultsCsv(CSVPrinter out, RunHeader header) {
        this.out = out;
        this.header = header;
    }

    /** The header line alone where nothing was run. */
    public static void write(ReportInput input, Writer out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        Optional<RunRecord> record = input.outcome().record();
        if (record.isEmpty()) {
            printer.printRecord(COLUMNS);
            return;
        }
        ResultsCsv csv = new ResultsCsv(printer, record.get().header());
        csv.head();
        try (Stream<TrialRecord> trials = record.get().trials()) {
            trials.forEachOrdered(csv::row);
        }
    }

    private void head() throws IOException {
        List<String> columns = new ArrayList<>(COLUMNS);
        metrics().forEach(metric -> columns.add("metric:" + metric));
        out.printRecord(columns);
    }

    /** The built-in ones have columns of their own, or none: a trial carries scores of scorers alone. */
    private List<String> metrics() {
        return header.metrics().stream()
                .filter(metric -> !BuiltInMetrics.all().contains(metric))
                .map(Metric::name)
                .distinct()
                .toList();
    }

    private void row(TrialRecord trial) {
        Cell cell = trial.trial().cell();
        List<Object> row = new ArrayList<>(List.of(
                text(trial.trial().caseRef().id()),
                text(trial.trial().caseRef().where().file()),
                trial.trial().caseRef().where().line(),
                text(String.join(" ", trial.trial().caseRef().tags())),
                text(cell.id()),
                text(cell.prompt()),
                text(cell.model()),
                text(cell.suffix()),
                text(cell.revision().map(Revision::ref).orElse("")),
                trial.trial().sample(),
                trial.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        row.addAll(amounts(trial));
        row.add(text(ListedTrial.of(trial, header.samples()).why()));
        row.add(text(trial.shown().reply().text()));
        row.addAll(scores(trial));
        try {
            out.printRecord(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Object> amounts(TrialRecord trial) {
        Optional<Usage> usage = trial.reply().usage();
        return List.of(
                number(trial.cost()),
                number(trial.judge().usd()),
                trial.reply().call().latencyMillis().isPresent()
                        ? trial.reply().call().latencyMillis().getAsLong()
                        : "",
                usage.<Object>map(Usage::input).orElse(""),
                usage.<Object>map(Usage::output).orElse(""),
                trial.reply().call().origin().name().toLowerCase(Locale.ROOT),
                trial.reply().call().attempts(),
                text(trial.reply().call().answeredBy()));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? plain(value.getAsDouble()) : "";
    }

    /** In full, and never with an exponent. */
    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** A number, {@code unscored} or {@code n/a}; empty where the trial does not have the metric. */
    private List<Object> scores(TrialRecord trial) {
        Map<String, Object> byMetric = new LinkedHashMap<>();
        for (Score score : trial.scores()) {
            byMetric.put(
                    score.metric(),
                    score.<Object>fold(scored -> plain(scored.value()), unscored -> "unscored", none -> "n/a"));
        }
        return metrics().stream()
                .map(metric -> byMetric.getOrDefault(metric, ""))
                .toList();
    }

    /** What people or models wrote: cut, visible, and no formula. */
    private static String text(String hostile) {
        Cut cut = Cut.at(MOST, hostile);
        String shown = VisibleText.block(cut.text())
                + (cut.shortened() ? "... (+" + (cut.total() - cut.shown()) + " characters)" : "");
        return !shown.isEmpty() && FORMULA.indexOf(shown.charAt(0)) >= 0 ? "'" + shown : shown;
    }
}
