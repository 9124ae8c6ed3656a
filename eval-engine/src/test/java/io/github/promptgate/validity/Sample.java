package io.github.promptgate.validity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Values of a scorer beside labels of people, in clusters (one source, one question) that are drawn as a whole. */
final class Sample {

    private static final int DRAWS = 2000;
    private static final long SEED = 20_261_122;

    /**
     * One of them.
     *
     * @param good what people said
     */
    record Point(double value, boolean good, String cluster) {}

    private final List<Point> points = new ArrayList<>();

    void add(double value, boolean good, String cluster) {
        points.add(new Point(value, good, cluster));
    }

    int size() {
        return points.size();
    }

    long bad() {
        return points.stream().filter(point -> !point.good()).count();
    }

    /** The chance that a good one has a greater value than a bad one; a tie is one half (Mann and Whitney 1947). */
    double auroc() {
        return auroc(points);
    }

    static double auroc(List<Point> points) {
        List<Point> sorted =
                points.stream().sorted(Comparator.comparingDouble(Point::value)).toList();
        double rankSum = 0;
        long good = 0;
        for (int start = 0; start < sorted.size(); ) {
            int end = start;
            long here = 0;
            while (end < sorted.size()
                    && sorted.get(end).value() == sorted.get(start).value()) {
                here += sorted.get(end).good() ? 1 : 0;
                end++;
            }
            rankSum += here * (start + 1 + end) / 2.0;
            good += here;
            start = end;
        }
        long bad = sorted.size() - good;
        return (rankSum - good * (good + 1) / 2.0) / ((double) good * bad);
    }

    /** The threshold with the greatest balanced accuracy on these very points; the least of those that are level. */
    double threshold() {
        double best = Double.NEGATIVE_INFINITY;
        double chosen = 0;
        for (double candidate :
                points.stream().mapToDouble(Point::value).sorted().distinct().toArray()) {
            double accuracy = balancedAccuracy(candidate);
            if (accuracy > best) {
                best = accuracy;
                chosen = candidate;
            }
        }
        return chosen;
    }

    /** Mean of the shares of good and of bad ones that a threshold puts on their side. */
    double balancedAccuracy(double threshold) {
        double passedGood = 0;
        double missedBad = 0;
        for (Point point : points) {
            passedGood += point.good() && point.value() >= threshold ? 1 : 0;
            missedBad += !point.good() && point.value() < threshold ? 1 : 0;
        }
        return (passedGood / (size() - bad()) + missedBad / bad()) / 2;
    }

    /** Percentile interval of the AUROC at 95 %, whole clusters drawn anew 2,000 times from a fixed seed. */
    double[] interval() {
        Map<String, List<Point>> byCluster = new LinkedHashMap<>();
        points.forEach(point -> byCluster
                .computeIfAbsent(point.cluster(), any -> new ArrayList<>())
                .add(point));
        List<List<Point>> clusters = List.copyOf(byCluster.values());
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            List<Point> again = new ArrayList<>();
            for (int k = 0; k < clusters.size(); k++) {
                again.addAll(clusters.get(random.nextInt(clusters.size())));
            }
            drawn[i] = auroc(again);
        }
        double[] sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
        return new double[] {sorted[(int) (sorted.length * 0.025)], sorted[(int) (sorted.length * 0.975)]};
    }

    /** A row of the table. */
    String row(String scorer, String rows) {
        double[] interval = interval();
        double threshold = threshold();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %.3f | %.3f to %.3f | %.1f %% | %.2f |",
                scorer,
                rows,
                size(),
                bad(),
                auroc(),
                interval[0],
                interval[1],
                100 * balancedAccuracy(threshold),
                threshold);
    }
}
