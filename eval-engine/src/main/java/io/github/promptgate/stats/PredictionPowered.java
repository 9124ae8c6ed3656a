package io.github.promptgate.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean that many judgements and a few true labels give together: PPI++ (Angelopoulos, Duchi and Zrnic 2023, arXiv
 * 2311.01453, sections 2 and 6). It removes the judge's bias, provided that the labelled things are a random sample of
 * all; it does not save many labels.
 *
 * @param mean the estimate, in the labels' unit
 * @param standardError of the estimate
 * @param lambda how far the judge was relied upon: 0 not at all, 1 fully
 * @param interval two-sided, at the confidence that was asked for
 */
public record PredictionPowered(double mean, double standardError, double lambda, Interval interval) {

    private static final int FEW_LABELS = 100;

    /**
     * @param labels the truth of n labelled things, n at least 2
     * @param judged the judge's value for the same things, in the same order
     * @param unlabelled the judge's values for N others, N at least 2
     * @param confidence two-sided, in (0, 1)
     */
    public static PredictionPowered of(double[] labels, double[] judged, double[] unlabelled, double confidence) {
        check(labels, judged, unlabelled, confidence);
        double lambda = lambda(labels, judged, unlabelled);
        double[] rectified = new double[labels.length];
        Arrays.setAll(rectified, i -> labels[i] - lambda * judged[i]);
        double estimate = lambda * mean(unlabelled) + mean(rectified);
        double error = Math.sqrt(
                lambda * lambda * variance(unlabelled) / unlabelled.length + variance(rectified) / rectified.length);
        double half = quantile((1 - confidence) / 2, labels.length) * error;
        return new PredictionPowered(estimate, error, lambda, new Interval(estimate - half, estimate + half));
    }

    private static void check(double[] labels, double[] judged, double[] unlabelled, double confidence) {
        if (labels.length != judged.length || labels.length < 2 || unlabelled.length < 2) {
            throw new IllegalArgumentException(
                    labels.length + " labels, " + judged.length + " judged, " + unlabelled.length + " unlabelled");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence " + confidence);
        }
    }

    /** The weight of least variance, clipped to [0, 1]; 0 where the judge says the same of all. */
    static double lambda(double[] labels, double[] judged, double[] unlabelled) {
        double[] all = Arrays.copyOf(judged, judged.length + unlabelled.length);
        System.arraycopy(unlabelled, 0, all, judged.length, unlabelled.length);
        double spread = variance(all);
        if (spread == 0) {
            return 0;
        }
        double ratio = 1 + (double) labels.length / unlabelled.length;
        return Math.max(0, Math.min(1, covariance(labels, judged) / (ratio * spread)));
    }

    static double quantile(double tail, int labels) {
        return labels < FEW_LABELS
                ? TDistribution.of(labels - 1.0).inverseSurvivalProbability(tail)
                : NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    static double variance(double[] values) {
        return covariance(values, values);
    }

    private static double covariance(double[] a, double[] b) {
        double middleA = mean(a);
        double middleB = mean(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - middleA) * (b[i] - middleB);
        }
        return sum / (a.length - 1);
    }
}
