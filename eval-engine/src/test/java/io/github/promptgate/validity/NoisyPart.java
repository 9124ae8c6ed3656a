package io.github.promptgate.validity;

import io.github.promptgate.record.Score;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScriptedJudge;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.stats.Agreement;
import io.github.promptgate.stats.PredictionPowered;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A judge of known sensitivity and specificity through a judged scorer: kappa must come out as these two say, and the
 * prediction-powered mean must find the truth that the judge's own mean misses.
 */
final class NoisyPart {

    private static final int DRAWS = 1000;
    private static final int LABELS = 100;
    private static final double CONFIDENCE = 0.95;

    private final Path data;

    NoisyPart(Path data) {
        this.data = data;
    }

    /**
     * What the statistics make of one noisy judge.
     *
     * @param expectedKappa from sensitivity, specificity and the share of good rows
     * @param kappa mean over the draws
     * @param truth share of good rows
     * @param naive mean of the judge's own mean
     * @param corrected mean of the prediction-powered means
     * @param naiveCovers how often an interval on the judge's own values holds the truth
     * @param covers how often the prediction-powered interval holds it
     */
    record Figures(
            double expectedKappa,
            double kappa,
            double truth,
            double naive,
            double corrected,
            double naiveCovers,
            double covers) {}

    void print(PrintStream out) throws IOException {
        out.printf(
                Locale.ROOT,
                "faithfulness on ragtruth-qa-dev, %d draws of %d labels, intervals of %.0f %%%n%n",
                DRAWS,
                LABELS,
                100 * CONFIDENCE);
        out.println("| sensitivity, specificity | kappa expected | kappa found | truth | judge's mean | PPI++ mean"
                + " | judge's interval holds the truth | PPI++ interval holds it |");
        out.println("| --- | --: | --: | --: | --: | --: | --: | --: |");
        row(out, 0.95, 0.90);
        row(out, 0.98, 0.40);
        row(out, 0.70, 0.70);
    }

    private void row(PrintStream out, double sensitivity, double specificity) throws IOException {
        Figures figures = figures(sensitivity, specificity);
        out.printf(
                Locale.ROOT,
                "| %.2f, %.2f | %.3f | %.3f | %.3f | %.3f | %.3f | %.1f %% | %.1f %% |%n",
                sensitivity,
                specificity,
                figures.expectedKappa(),
                figures.kappa(),
                figures.truth(),
                figures.naive(),
                figures.corrected(),
                100 * figures.naiveCovers(),
                100 * figures.covers());
    }

    Figures figures(double sensitivity, double specificity) throws IOException {
        List<Boolean> labels = new ArrayList<>();
        List<double[]> byVerdict = new ArrayList<>();
        Scorer scorer = Asked.scorer("faithfulness: {engine: single}");
        for (MapNode row : Rows.of(data, "ragtruth-qa")) {
            labels.add(Rows.is(row, "faithful"));
            byVerdict.add(new double[] {value(scorer, row, false), value(scorer, row, true)});
        }
        Random random = new Random(20_261_122);
        double truth = labels.stream().filter(label -> label).count() / (double) labels.size();
        Sums sums = new Sums(truth);
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] judged = new double[labels.size()];
            for (int i = 0; i < judged.length; i++) {
                boolean right = random.nextDouble() < (labels.get(i) ? sensitivity : specificity);
                judged[i] = byVerdict.get(i)[labels.get(i) == right ? 1 : 0];
            }
            sums.add(labels, judged, random);
        }
        double says = truth * sensitivity + (1 - truth) * (1 - specificity);
        double agree = truth * sensitivity + (1 - truth) * specificity;
        double chance = truth * says + (1 - truth) * (1 - says);
        return sums.figures((agree - chance) / (1 - chance));
    }

    /** The scorer's value when its judge says so. */
    private static double value(Scorer scorer, MapNode row, boolean supported) {
        ScriptedJudge judge = new ScriptedJudge().on("single", LabelPart.verdict(supported));
        return ((Score.Scored) Asked.score(scorer, LabelPart.answer(row), judge.equipment())).value();
    }

    /** Sums over draws. */
    private static final class Sums {

        private final double truth;
        private double kappa;
        private double naive;
        private double corrected;
        private int naiveHolds;
        private int holds;

        Sums(double truth) {
            this.truth = truth;
        }

        void add(List<Boolean> labels, double[] judged, Random random) {
            long[][] counts = new long[2][2];
            double[] true1 = new double[judged.length];
            for (int i = 0; i < judged.length; i++) {
                true1[i] = labels.get(i) ? 1 : 0;
                counts[labels.get(i) ? 1 : 0][judged[i] == 1 ? 1 : 0]++;
            }
            kappa += Agreement.of(counts).kappa().orElseThrow();
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < judged.length; i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            double[] asked = picked(true1, order.subList(0, LABELS));
            double[] same = picked(judged, order.subList(0, LABELS));
            double[] rest = picked(judged, order.subList(LABELS, judged.length));
            PredictionPowered estimate = PredictionPowered.of(asked, same, rest, CONFIDENCE);
            corrected += estimate.mean();
            holds += estimate.interval().holds(truth) ? 1 : 0;
            double mean = java.util.Arrays.stream(judged).average().orElseThrow();
            naive += mean;
            long good = java.util.Arrays.stream(judged).filter(v -> v == 1).count();
            naiveHolds += new io.github.promptgate.stats.Proportion(good, judged.length)
                            .wilson(CONFIDENCE)
                            .holds(truth)
                    ? 1
                    : 0;
        }

        private static double[] picked(double[] values, List<Integer> which) {
            return which.stream().mapToDouble(i -> values[i]).toArray();
        }

        Figures figures(double expectedKappa) {
            return new Figures(
                    expectedKappa,
                    kappa / DRAWS,
                    truth,
                    naive / DRAWS,
                    corrected / DRAWS,
                    (double) naiveHolds / DRAWS,
                    (double) holds / DRAWS);
        }
    }
}
