package io.github.promptgate.reports.html;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.record.Confusion;
import io.github.promptgate.record.LabelPair;
import io.github.promptgate.record.LengthCorrelation;
import io.github.promptgate.reports.summary.MetricSummary;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** How scores are spread, how judges and people agree, and what changed cell by cell. */
final class ScoreViews {

    private static final int MOST_LABELS = 12;

    private ScoreViews() {}

    /** One for each metric in [0, 1] that something was scored by. */
    static List<Overview.Spread> spreads(RunSummary run) {
        return run.run().metrics().stream()
                .filter(metric -> metric.values().most() > 0)
                .map(ScoreViews::spread)
                .toList();
    }

    private static Overview.Spread spread(MetricSummary metric) {
        double most = metric.values().most();
        return new Overview.Spread(
                VisibleText.line(metric.metric().name()),
                metric.mean().isPresent()
                        ? Figures.of(metric.metric(), metric.mean().getAsDouble())
                        : Figures.NONE,
                Figures.count(metric.scored()) + " scored"
                        + (metric.unscored() > 0 ? ", " + Figures.count(metric.unscored()) + " unscored" : "")
                        + (metric.notApplicable() > 0 ? ", " + Figures.count(metric.notApplicable()) + " n/a" : ""),
                metric.values().counts().stream()
                        .map(count -> RuleBars.number(count == 0 ? 0 : Math.max(2, 100 * count / most)))
                        .toList(),
                metric.values().counts().stream().map(Figures::count).toList());
    }

    /** Labels that people gave against the judge's, then expected labels against the model's. */
    static List<Overview.Confusion> confusions(EvalOutcome outcome, Optional<RunSummary> run) {
        List<Overview.Confusion> tables = new ArrayList<>();
        outcome.agreements().stream()
                .filter(agreement ->
                        !agreement.pairs().isEmpty() && agreement.steps().size() <= MOST_LABELS)
                .map(ScoreViews::agreement)
                .forEach(tables::add);
        run.stream()
                .flatMap(summary -> summary.run().metrics().stream())
                .filter(metric -> !metric.labels().labels().isEmpty())
                .map(ScoreViews::labels)
                .forEach(tables::add);
        return tables;
    }

    private static Overview.Confusion agreement(JudgeAgreement agreement) {
        List<String> steps = agreement.steps().stream().map(Figures::value).toList();
        long[][] counts = agreement.counts();
        return new Overview.Confusion(
                VisibleText.line(agreement.metric()) + ": people and the judge",
                VisibleText.line(agreement.text()),
                "people",
                "judge",
                steps,
                IntStream.range(0, steps.size())
                        .mapToObj(row -> new Overview.ConfusionRow(
                                steps.get(row),
                                IntStream.range(0, steps.size())
                                        .mapToObj(column -> new Overview.ConfusionCell(
                                                Figures.count(counts[row][column]), row == column))
                                        .toList()))
                        .toList());
    }

    private static Overview.Confusion labels(MetricSummary metric) {
        Confusion confusion = metric.labels();
        List<String> labels = confusion.labels().stream().limit(MOST_LABELS).toList();
        int all = confusion.labels().size();
        boolean none = confusion.entries().stream()
                .anyMatch(entry -> entry.pair().given().isEmpty());
        List<String> columns = new ArrayList<>(labels.stream().map(Texts::line).toList());
        if (none) {
            columns.add("(no label)");
        }
        List<Overview.ConfusionRow> rows = labels.stream()
                .map(expected -> {
                    List<Overview.ConfusionCell> cells = new ArrayList<>();
                    for (String given : labels) {
                        cells.add(new Overview.ConfusionCell(
                                Figures.count(count(confusion, new LabelPair(expected, Optional.of(given)))),
                                expected.equals(given)));
                    }
                    if (none) {
                        cells.add(new Overview.ConfusionCell(
                                Figures.count(count(confusion, new LabelPair(expected, Optional.empty()))), false));
                    }
                    return new Overview.ConfusionRow(Texts.line(expected), cells);
                })
                .toList();
        return new Overview.Confusion(
                VisibleText.line(metric.metric().name()) + ": expected and given labels",
                all > labels.size() ? "the first " + labels.size() + " of " + all + " labels" : "",
                "expected",
                "given",
                columns,
                rows);
    }

    private static long count(Confusion confusion, LabelPair pair) {
        return confusion.entries().stream()
                .filter(entry -> entry.pair().equals(pair))
                .mapToLong(Confusion.Entry::count)
                .findFirst()
                .orElse(0);
    }

    /** {@code tone rises with the length of the answers (Spearman 0.62 over 240 trials)}, where it is strong. */
    static List<String> lengths(RunSummary run) {
        return run.footer().lengths().stream()
                .filter(LengthCorrelation::isStrong)
                .map(length -> VisibleText.line(length.metric())
                        + (length.spearman().orElseThrow() > 0 ? " rises" : " falls")
                        + " with the length of the answers (Spearman "
                        + String.format(Locale.ROOT, "%.2f", length.spearman().orElseThrow()) + " over "
                        + Figures.count(length.trials(), "trial") + ")")
                .toList();
    }

    /** Pass rates of the cells before and after; none without a reference. */
    static List<Overview.Dumbbell> dumbbells(Optional<Standing> standing) {
        return standing.stream()
                .flatMap(figures -> figures.cells().stream())
                .flatMap(unit -> unit.passRate().change().stream().map(delta -> dumbbell(unit.id(), delta)))
                .toList();
    }

    private static Overview.Dumbbell dumbbell(String cell, Standing.Delta delta) {
        return new Overview.Dumbbell(
                VisibleText.line(cell),
                RuleBars.number(100 * delta.before()),
                RuleBars.number(100 * delta.after()),
                Figures.share(delta.before()),
                Figures.share(delta.after()),
                Deltas.points(delta));
    }
}
