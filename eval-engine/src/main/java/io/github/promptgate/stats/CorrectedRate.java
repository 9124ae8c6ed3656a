package io.github.promptgate.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A rate that a biased judge and a random draw of true labels give together: PPI++ ({@link PredictionPowered}) with an
 * error over clusters, since answers to one case resemble each other.
 *
 * <p>The variance is the sandwich of the estimate's influence summed by cluster, C / (C - 1) times the sum of squares
 * (Liang and Zeger 1986). Where few labels show no disagreement the normal approximation would call the judge perfect:
 * the labels' variance is therefore that with two imagined disagreements, one each way, as Agresti and Coull (1998) add
 * for a proportion.
 *
 * @param mean the corrected rate, in [0, 1]
 * @param standardError of it
 * @param lambda how far the judge was relied upon: 0 not at all, 1 fully
 * @param interval two-sided, within [0, 1]
 */
public record CorrectedRate(double mean, double standardError, double lambda, Interval interval) {

    /**
     * One judged answer.
     *
     * @param cluster answers of one cluster may depend on each other
     * @param judged the judge's value, in [0, 1]
     * @param label the truth, in [0, 1], of those that were drawn
     */
    public record Answer(String cluster, double judged, OptionalDouble label) {}

    /**
     * @param answers all, of which the labelled ones are a random draw of at least two
     * @param confidence two-sided, in (0, 1)
     */
    public static CorrectedRate of(List<Answer> answers, double confidence) {
        List<Answer> drawn =
                answers.stream().filter(answer -> answer.label().isPresent()).toList();
        List<Answer> rest =
                answers.stream().filter(answer -> answer.label().isEmpty()).toList();
        if (drawn.size() < 2 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(drawn.size() + " labels, confidence " + confidence);
        }
        double[] labels = drawn.stream()
                .mapToDouble(answer -> answer.label().orElseThrow())
                .toArray();
        double[] judged = drawn.stream().mapToDouble(Answer::judged).toArray();
        double[] others = rest.stream().mapToDouble(Answer::judged).toArray();
        double lambda = rest.isEmpty() ? 0 : PredictionPowered.lambda(labels, judged, others);
        double[] rectified = new double[labels.length];
        Arrays.setAll(rectified, i -> labels[i] - lambda * judged[i]);
        double ofRest = rest.isEmpty() ? 0 : PredictionPowered.mean(others);
        double mean = clipped(lambda * ofRest + PredictionPowered.mean(rectified));

        Map<String, Double> influence = new HashMap<>();
        double middle = PredictionPowered.mean(rectified);
        for (int i = 0; i < rectified.length; i++) {
            influence.merge(drawn.get(i).cluster(), (rectified[i] - middle) / rectified.length, Double::sum);
        }
        long clusters = influence.size();
        rest.forEach(answer ->
                influence.merge(answer.cluster(), lambda * (answer.judged() - ofRest) / rest.size(), Double::sum));
        double error = Math.sqrt(clustered(influence) + unseen(rectified, lambda));
        double half = clusters < 2 ? 1 : PredictionPowered.quantile((1 - confidence) / 2, (int) clusters) * error;
        return new CorrectedRate(mean, error, lambda, new Interval(clipped(mean - half), clipped(mean + half)));
    }

    private static double clustered(Map<String, Double> influence) {
        double squares = influence.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .mapToDouble(entry -> entry.getValue() * entry.getValue())
                .sum();
        return influence.size() < 2 ? squares : squares * influence.size() / (influence.size() - 1);
    }

    /** What two imagined disagreements add to the variance of the labels' mean. */
    private static double unseen(double[] rectified, double lambda) {
        double[] more = Arrays.copyOf(rectified, rectified.length + 2);
        more[rectified.length] = 1;
        more[rectified.length + 1] = -lambda;
        double added = PredictionPowered.variance(more) - PredictionPowered.variance(rectified);
        return Math.max(0, added) / rectified.length;
    }

    private static double clipped(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
