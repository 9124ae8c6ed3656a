package io.github.promptgate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrectedRateTest {

    private static final int RUNS = 2_000;

    /** A judge that passes {@code lenient} of the bad answers and fails 5 % of the good ones; samples share their case. */
    private record World(double good, double lenient, int cases, int samples, int labels) {

        /** How often the corrected interval and the judge's own cover the truth, in that order. */
        double[] coverage() {
            SplittableRandom random = new SplittableRandom(20261123);
            int corrected = 0;
            int judged = 0;
            for (int run = 0; run < RUNS; run++) {
                List<CorrectedRate.Answer> answers = answers(random);
                corrected += CorrectedRate.of(answers, .95).interval().holds(good) ? 1 : 0;
                long passed = answers.stream().filter(a -> a.judged() == 1).count();
                judged += new Proportion(passed, answers.size()).wilson(.95).holds(good) ? 1 : 0;
            }
            return new double[] {(double) corrected / RUNS, (double) judged / RUNS};
        }

        private List<CorrectedRate.Answer> answers(SplittableRandom random) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, cases * samples).boxed().toList());
            Collections.shuffle(order, new Random(random.nextLong()));
            List<CorrectedRate.Answer> answers = new ArrayList<>();
            for (int c = 0; c < cases; c++) {
                boolean truth = random.nextDouble() < good;
                for (int s = 0; s < samples; s++) {
                    boolean own = random.nextDouble() < .8 ? truth : random.nextDouble() < good;
                    double judge = random.nextDouble() < (own ? .95 : lenient) ? 1 : 0;
                    boolean drawn = order.get(c * samples + s) < labels;
                    answers.add(new CorrectedRate.Answer(
                            "c" + c, judge, drawn ? OptionalDouble.of(own ? 1 : 0) : OptionalDouble.empty()));
                }
            }
            return answers;
        }
    }

    @Test
    void the_interval_covers_the_truth_where_the_judge_is_biased_and_the_judges_own_does_not() {
        double[] single = new World(.6, .6, 400, 1, 100).coverage();
        double[] samples = new World(.6, .6, 150, 3, 100).coverage();
        double[] few = new World(.8, .5, 300, 1, 30).coverage();
        double[] rare = new World(.97, .5, 300, 1, 20).coverage();
        double[] right = new World(.9, .02, 300, 1, 50).coverage();

        assertThat(single[0]).as("one sample").isBetween(.935, .985);
        assertThat(samples[0]).as("samples of one case").isBetween(.93, .985);
        assertThat(few[0]).as("30 labels").isBetween(.935, .995);
        assertThat(rare[0]).as("hardly a bad answer among 20 labels").isGreaterThan(.93);
        assertThat(right[0]).as("a judge that is nearly right").isGreaterThan(.93);
        assertThat(single[1]).as("the judge alone").isLessThan(.01);
        assertThat(samples[1]).isLessThan(.01);
    }

    @Test
    void labels_that_all_agree_do_not_make_an_interval_vanish() {
        List<CorrectedRate.Answer> answers = IntStream.range(0, 100)
                .mapToObj(i ->
                        new CorrectedRate.Answer("c" + i, 1, i < 20 ? OptionalDouble.of(1) : OptionalDouble.empty()))
                .toList();

        CorrectedRate rate = CorrectedRate.of(answers, .95);

        assertThat(rate.mean()).isOne();
        assertThat(rate.interval().upper()).isOne();
        assertThat(rate.interval().lower()).isBetween(.8, .95);
    }

    @Test
    void without_others_it_is_the_mean_of_the_labels_and_close_to_ppi_where_all_stand_alone() {
        List<CorrectedRate.Answer> all = IntStream.range(0, 40)
                .mapToObj(i -> new CorrectedRate.Answer("c" + i, 1, OptionalDouble.of(i % 4 == 0 ? 0 : 1)))
                .toList();
        assertThat(CorrectedRate.of(all, .95).mean()).isEqualTo(.75);
        assertThat(CorrectedRate.of(all, .95).lambda()).isZero();

        List<CorrectedRate.Answer> drawn = IntStream.range(0, 1_000)
                .mapToObj(i -> new CorrectedRate.Answer(
                        "c" + i,
                        i % 3 == 0 ? 0 : 1,
                        i < 200 ? OptionalDouble.of(i % 4 == 0 ? 0 : 1) : OptionalDouble.empty()))
                .toList();
        double[] labels =
                IntStream.range(0, 200).mapToDouble(i -> i % 4 == 0 ? 0 : 1).toArray();
        double[] judged =
                IntStream.range(0, 200).mapToDouble(i -> i % 3 == 0 ? 0 : 1).toArray();
        double[] others =
                IntStream.range(200, 1_000).mapToDouble(i -> i % 3 == 0 ? 0 : 1).toArray();
        PredictionPowered plain = PredictionPowered.of(labels, judged, others, .95);
        CorrectedRate clustered = CorrectedRate.of(drawn, .95);
        assertThat(clustered.mean()).isCloseTo(plain.mean(), within(1e-12));
        assertThat(clustered.standardError()).isCloseTo(plain.standardError(), within(.001));
    }
}
