package io.github.promptgate.reports.html;

import io.github.promptgate.reports.summary.History;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Draws the suite's runs. In the chart's units x goes from 60 to 960, y from 12 to 132. */
final class TrendViews {

    private static final int MOST = 60;
    private static final double LEFT = 60;
    private static final double RIGHT = 960;
    private static final double TOP = 12;
    private static final double BOTTOM = 132;

    private final List<History.Run> runs;

    private TrendViews(List<History.Run> runs) {
        this.runs = runs;
    }

    static TrendView of(History history) {
        List<History.Run> all = history.runs();
        List<History.Run> shown = all.subList(Math.max(0, all.size() - MOST), all.size());
        List<String> notes =
                new ArrayList<>(history.notes().stream().map(VisibleText::line).toList());
        if (shown.size() < all.size()) {
            notes.add("The last " + shown.size() + " of " + all.size() + " runs are shown.");
        }
        if (shown.size() < 2) {
            notes.add(
                    "A trend needs two runs or more. Each run adds a line to history.jsonl beside its record: keep that"
                            + " file from build to build.");
        }
        TrendViews views = new TrendViews(shown);
        List<TrendView.Run> table = new ArrayList<>(
                IntStream.range(0, shown.size()).mapToObj(views::row).toList());
        Collections.reverse(table);
        return new TrendView(notes, shown.size() < 2 ? List.of() : views.charts(), table);
    }

    private List<TrendView.Chart> charts() {
        List<TrendView.Chart> charts = new ArrayList<>();
        charts.add(passRate());
        if (any(History.Figures::cost)) {
            charts.add(amounts("Cost per 1,000 cases", History.Figures::cost, Figures::usd, 0));
        }
        if (any(History.Figures::latency)) {
            charts.add(amounts("Latency p95", History.Figures::latency, Figures::millis, ScatterViews.LEAST_MILLIS));
        }
        return charts;
    }

    private boolean any(Function<History.Figures, OptionalDouble> figure) {
        return runs.stream().anyMatch(run -> figure.apply(run.figures()).isPresent());
    }

    private TrendView.Chart passRate() {
        double[] ends = runs.stream()
                .map(History.Run::figures)
                .flatMapToDouble(figures -> DoubleStream.concat(
                        figures.passRate().stream(),
                        figures.interval().stream()
                                .flatMapToDouble(range -> DoubleStream.of(range.lower(), range.upper()))))
                .toArray();
        Scale y = Scale.around(ends.length == 0 ? new double[] {0, 1} : ends, BOTTOM, TOP);
        return chart(
                "Pass rate",
                y,
                at -> Figures.share(at).replace(".0 %", " %"),
                Figures::share,
                History.Figures::passRate,
                bands(y));
    }

    private TrendView.Chart amounts(
            String title,
            Function<History.Figures, OptionalDouble> figure,
            DoubleFunction<String> words,
            double least) {
        double most = runs.stream()
                .mapToDouble(run -> figure.apply(run.figures()).orElse(0))
                .max()
                .orElse(0);
        return chart(title, Scale.upTo(Math.max(most, least), BOTTOM, TOP), words, words, figure, List.of());
    }

    private TrendView.Chart chart(
            String title,
            Scale y,
            DoubleFunction<String> tick,
            DoubleFunction<String> words,
            Function<History.Figures, OptionalDouble> figure,
            List<String> bands) {
        List<TrendView.Dot> dots = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<String> corners = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            OptionalDouble value = figure.apply(runs.get(i).figures());
            if (i > 0 && (value.isEmpty() || isBreak(i))) {
                close(lines, corners);
            }
            if (value.isPresent()) {
                double at = y.at(value.getAsDouble());
                corners.add(corner(x(i), at));
                dots.add(new TrendView.Dot(
                        RuleBars.number(x(i)),
                        RuleBars.number(at),
                        chip(runs.get(i)).sign(),
                        tone(runs.get(i)),
                        when(runs.get(i)) + ": " + words.apply(value.getAsDouble()) + ", "
                                + VisibleText.line(runs.get(i).word())));
            }
        }
        close(lines, corners);
        return new TrendView.Chart(
                title,
                y.ticks().stream()
                        .map(at -> new Overview.Tick(RuleBars.number(y.at(at)), tick.apply(at)))
                        .toList(),
                List.of(
                        new Overview.Tick(RuleBars.number(x(0)), day(runs.get(0))),
                        new Overview.Tick(RuleBars.number(x(runs.size() - 1)), day(runs.get(runs.size() - 1)))),
                bands,
                lines,
                dots,
                IntStream.range(1, runs.size())
                        .filter(this::isBreak)
                        .mapToObj(i -> RuleBars.number((x(i - 1) + x(i)) / 2))
                        .toList());
    }

    private static void close(List<String> lines, List<String> corners) {
        if (corners.size() > 1) {
            lines.add(String.join(" ", corners));
        }
        corners.clear();
    }

    /** One area for each stretch of runs with an interval. */
    private List<String> bands(Scale y) {
        List<String> bands = new ArrayList<>();
        List<String> upper = new ArrayList<>();
        List<String> lower = new ArrayList<>();
        for (int i = 0; i <= runs.size(); i++) {
            boolean ends = i == runs.size() || runs.get(i).figures().interval().isEmpty() || (i > 0 && isBreak(i));
            if (ends && upper.size() > 1) {
                Collections.reverse(lower);
                bands.add(String.join(" ", upper) + " " + String.join(" ", lower));
            }
            if (ends) {
                upper.clear();
                lower.clear();
            }
            if (i < runs.size() && runs.get(i).figures().interval().isPresent()) {
                var range = runs.get(i).figures().interval().get();
                upper.add(corner(x(i), y.at(range.upper())));
                lower.add(corner(x(i), y.at(range.lower())));
            }
        }
        return bands;
    }

    /** What this run measured is not what the one before measured. */
    private boolean isBreak(int i) {
        History.Run one = runs.get(i - 1);
        History.Run other = runs.get(i);
        return !one.suite().equals(other.suite())
                || !one.datasetDigest().equals(other.datasetDigest())
                || !one.part().equals(other.part());
    }

    private double x(int i) {
        return LEFT + (RIGHT - LEFT) * i / (runs.size() - 1);
    }

    private static String corner(double x, double y) {
        return RuleBars.number(x) + "," + RuleBars.number(y);
    }

    private TrendView.Run row(int i) {
        History.Run run = runs.get(i);
        History.Figures figures = run.figures();
        return new TrendView.Run(
                chip(run),
                when(run),
                run.broken() + " of " + Figures.count(run.rules(), "rule") + " broken",
                shown(figures.passRate(), Figures::share)
                        + figures.interval()
                                .map(range ->
                                        " [" + Figures.share(range.lower()) + ", " + Figures.share(range.upper()) + "]")
                                .orElse(""),
                shown(figures.cost(), Figures::usd),
                shown(figures.latency(), Figures::millis),
                Figures.count(figures.trials())
                        + (figures.unscored() > 0 ? ", " + Figures.count(figures.unscored()) + " unscored" : ""),
                note(i));
    }

    private String note(int i) {
        History.Run run = runs.get(i);
        List<String> notes = new ArrayList<>();
        if (!run.part().isEmpty()) {
            notes.add("only " + VisibleText.line(run.part()));
        }
        if (!run.environment().isEmpty()) {
            notes.add("environment " + VisibleText.line(run.environment()));
        }
        if (i > 0) {
            History.Run before = runs.get(i - 1);
            if (!run.suite().equals(before.suite())) {
                notes.add("another suite: " + VisibleText.line(run.suite()));
            }
            if (!run.datasetDigest().equals(before.datasetDigest())) {
                notes.add("other cases than before");
            }
            if (!run.suiteDigest().equals(before.suiteDigest())) {
                notes.add("the suite file changed");
            }
        }
        return String.join("; ", notes);
    }

    private static String shown(OptionalDouble value, DoubleFunction<String> figure) {
        return value.isPresent() ? figure.apply(value.getAsDouble()) : Figures.NONE;
    }

    private static String when(History.Run run) {
        return VisibleText.line(run.startedAt().replace('T', ' ').replace("Z", " UTC"));
    }

    private static String day(History.Run run) {
        return VisibleText.line(
                run.startedAt().substring(0, Math.min(10, run.startedAt().length())));
    }

    private static PageView.Chip chip(History.Run run) {
        String tone = tone(run);
        String sign = tone.equals(Chips.GOOD) ? "\u2713" : tone.equals(Chips.BAD) ? "\u2717" : "?";
        return new PageView.Chip(sign, VisibleText.line(run.word().toLowerCase(Locale.ROOT)), tone);
    }

    private static String tone(History.Run run) {
        return switch (run.word()) {
            case "PASSED" -> Chips.GOOD;
            case "FAILED" -> Chips.BAD;
            default -> Chips.UNSURE;
        };
    }
}
