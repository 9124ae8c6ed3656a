package io.github.promptgate.gate;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.stats.Agreement;
import io.github.promptgate.stats.Interval;
import io.github.promptgate.stats.Proportion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How far a judged metric agrees with what people said of the same answers. It tells of the instrument and corrects
 * nothing.
 *
 * @param source where the answers and what people said of them come from
 * @param metric the judged metric; {@code pass-rate} where people spoke of the whole answer
 * @param pairs rows that have a label and a judgement
 * @param unscored rows that have a label and no judgement
 */
public record JudgeAgreement(Source source, String metric, List<Pair> pairs, long unscored) {

    /** Where the answers and what people said of them come from. */
    public enum Source {
        /** Labelled answers of the suite's calibration. */
        CALIBRATION,
        /** The run's own answers, labelled by people who read them. */
        LABELS
    }

    /** What a rule calls the kappa, which is at most 1. */
    public static final Metric KAPPA = BuiltInMetrics.JUDGE_AGREEMENT;

    private static final double CONFIDENCE = .95;
    private static final double HALF = .5;

    /**
     * One answer, judged twice.
     *
     * @param label what a person said, in [0, 1]
     * @param judged the judge's value, in [0, 1]
     * @param passed whether the judge's value passes; half of the scale where there is no threshold
     */
    public record Pair(double label, double judged, boolean passed) {}

    /** Of a calibration. */
    public JudgeAgreement(String metric, List<Pair> pairs, long unscored) {
        this(Source.CALIBRATION, metric, pairs, unscored);
    }

    public JudgeAgreement {
        pairs = List.copyOf(pairs);
    }

    /** The same judge on the same rows, had it said this. */
    JudgeAgreement had(long[][] counts) {
        List<Double> steps = steps();
        List<Pair> pairs = new ArrayList<>();
        for (int people = 0; people < counts.length; people++) {
            for (int judge = 0; judge < counts[people].length; judge++) {
                Pair pair = new Pair(steps.get(people), steps.get(judge), steps.get(judge) >= HALF);
                pairs.addAll(Collections.nCopies(Math.toIntExact(counts[people][judge]), pair));
            }
        }
        return new JudgeAgreement(source, metric, pairs, unscored);
    }

    /** Whether the labels are yes and no. */
    public boolean isBinary() {
        return pairs.stream().allMatch(pair -> pair.label() == 0 || pair.label() == 1);
    }

    /** Cohen's kappa, quadratic-weighted where the labels have more than two steps; empty for 0/0 and without pairs. */
    public OptionalDouble kappa() {
        return pairs.isEmpty() ? OptionalDouble.empty() : isBinary() ? table().kappa() : table().quadraticKappa();
    }

    /** Share of rows on which both say the same. */
    public OptionalDouble observed() {
        return pairs.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(table().observed());
    }

    /** Of the answers that people passed, how many the judge passed; empty where there are none, or more than two steps. */
    public Optional<Proportion> sensitivity() {
        return among(1, true);
    }

    /** Of the answers that people failed, how many the judge failed; empty as {@link #sensitivity}. */
    public Optional<Proportion> specificity() {
        return among(0, false);
    }

    private Optional<Proportion> among(double label, boolean passed) {
        List<Pair> those = pairs.stream().filter(pair -> pair.label() == label).toList();
        return those.isEmpty() || !isBinary()
                ? Optional.empty()
                : Optional.of(new Proportion(
                        those.stream().filter(pair -> pair.passed() == passed).count(), those.size()));
    }

    /** The steps of the scale, in order: rows and columns of {@link #counts}. */
    public List<Double> steps() {
        SortedSet<Double> steps = new TreeSet<>();
        pairs.forEach(pair -> steps.add(pair.label()));
        if (isBinary()) {
            steps.addAll(List.of(0.0, 1.0));
        }
        return List.copyOf(steps);
    }

    /** The confusion table: people's steps by row, the judge's by column, each value at its nearest step. */
    public long[][] counts() {
        List<Double> steps = steps();
        long[][] counts = new long[steps.size()][steps.size()];
        for (Pair pair : pairs) {
            double judged = isBinary() ? (pair.passed() ? 1 : 0) : pair.judged();
            counts[steps.indexOf(pair.label())][nearest(steps, judged)]++;
        }
        return counts;
    }

    private static int nearest(List<Double> steps, double value) {
        int best = 0;
        for (int i = 1; i < steps.size(); i++) {
            if (Math.abs(steps.get(i) - value) < Math.abs(steps.get(best) - value)) {
                best = i;
            }
        }
        return best;
    }

    private Agreement table() {
        return Agreement.of(counts());
    }

    /** In one line: {@code faithfulness kappa 0.40 on 50 rows (70.0 % the same, sensitivity ..., specificity ...)}. */
    public String text() {
        String kappa = kappa().isPresent()
                ? String.format(Locale.ROOT, "%.2f", kappa().getAsDouble())
                : "not defined (one answer throughout)";
        StringBuilder text = new StringBuilder(metric)
                .append(isBinary() ? " kappa " : " quadratic kappa ")
                .append(pairs.isEmpty() ? "unknown" : kappa)
                .append(" on ")
                .append(pairs.size())
                .append(of());
        observed().ifPresent(same -> text.append(String.format(Locale.ROOT, ", %.1f %% the same", 100 * same)));
        sensitivity().ifPresent(share -> text.append(", sensitivity ").append(shown(share)));
        specificity().ifPresent(share -> text.append(", specificity ").append(shown(share)));
        return text.append(unscored == 0 ? "" : ", " + unscored + " unscored").toString();
    }

    private String of() {
        String things = source == Source.CALIBRATION ? " row" : " labelled answer";
        return things + (pairs.size() == 1 ? "" : "s");
    }

    private static String shown(Proportion share) {
        Interval interval = share.wilson(CONFIDENCE);
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", share.share(), interval.lower(), interval.upper());
    }
}
