package io.github.promptgate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeansTest {

    private static final Resampling SEED = Resampling.seeded(42);

    private static double[] hits(int hits, int of) {
        double[] values = new double[of];
        Arrays.fill(values, 0, hits, 1);
        return values;
    }

    private static List<Integer> fives(int of) {
        return IntStream.range(0, of).map(i -> i / 5).boxed().toList();
    }

    private static double[] waves(int of) {
        double[] values = new double[of];
        Arrays.setAll(values, i -> .5 + .4 * Math.sin(i * i));
        return values;
    }

    @Test
    void a_pass_rate_is_decided_by_clopper_pearson_and_shown_by_wilson() {
        Bounds bounds = Means.binary(Clustered.single(hits(90, 100)), SEED);

        assertThat(bounds.method()).isEqualTo(Method.CLOPPER_PEARSON);
        assertThat(bounds.estimate()).isEqualTo(.9);
        assertThat(bounds.cases()).isEqualTo(100);
        assertThat(bounds.lower(.05)).isCloseTo(.836282, within(5e-7));
        assertThat(bounds.display(.95)).isEqualTo(new Proportion(90, 100).wilson(.95));
    }

    @Test
    void clusters_leave_fewer_cases_in_effect() {
        // 40 clusters of 5, each wholly right or wholly wrong: a design effect of 5 x (199 / 200) x (40 / 39)
        double[] values = hits(180, 200);
        Bounds bounds = Means.binary(Clustered.of(values, fives(200)), SEED);

        double effect = 5 * 199 / 200.0 * 40 / 39;
        double ratio = Levels.t(.05, 199) / Levels.t(.05, 39);
        double size = 200 / effect * ratio * ratio;
        assertThat(bounds.method()).isEqualTo(Method.KORN_GRAUBARD);
        assertThat(size).isBetween(36.0, 40.0);
        assertThat(bounds.lower(.05)).isCloseTo(new Share(.9 * size, size).lower(.05), within(1e-9));
        assertThat(bounds.upper(.05)).isCloseTo(new Share(.9 * size, size).upper(.05), within(1e-9));
    }

    @Test
    void below_thirty_clusters_no_more_cases_are_in_effect_than_there_are_clusters() {
        double[] spread = new double[100];
        Arrays.setAll(spread, i -> i % 5 == 0 ? 0 : 1);
        Bounds bounds = Means.binary(Clustered.of(spread, fives(100)), SEED);

        assertThat(bounds.lower(.05)).isCloseTo(new Share(16, 20).lower(.05), within(1e-12));
    }

    @Test
    void where_all_of_a_cluster_agree_throughout_its_mean_size_is_the_design_effect() {
        Bounds bounds = Means.binary(Clustered.of(hits(200, 200), fives(200)), SEED);

        double ratio = Levels.t(.05, 199) / Levels.t(.05, 39);
        assertThat(bounds.lower(.05)).isCloseTo(Math.pow(.05, 1 / (40 * ratio * ratio)), within(1e-9));
    }

    @Test
    void a_single_cluster_counts_as_one_case() {
        Bounds bounds = Means.binary(Clustered.of(hits(9, 9), Arrays.asList(new String[9])), SEED);

        assertThat(bounds.lower(.05)).isCloseTo(.05, within(1e-12));
    }

    @Test
    void a_unit_mean_is_resampled_from_thirty_clusters_on() {
        assertThat(Means.unit(Clustered.single(waves(30)), SEED).method()).isEqualTo(Method.BCA);
        assertThat(Means.unit(Clustered.single(waves(29)), SEED).method()).isEqualTo(Method.HOEFFDING);
        assertThat(Means.unit(Clustered.of(waves(149), fives(149)), SEED).method())
                .isEqualTo(Method.BCA);
        assertThat(Means.unit(Clustered.of(waves(145), fives(145)), SEED).method())
                .isEqualTo(Method.HOEFFDING);
        assertThat(Means.unit(Clustered.single(waves(5000)), new Resampling(10, 1))
                        .method())
                .isEqualTo(Method.BCA);
        assertThat(Means.unit(Clustered.single(waves(5001)), SEED).method()).isEqualTo(Method.CLUSTER_T);
    }

    @Test
    void where_all_values_are_one_the_bound_is_hoeffdings() {
        Bounds bounds = Means.unit(Clustered.single(hits(60, 60)), SEED);

        assertThat(bounds.method()).isEqualTo(Method.HOEFFDING);
        assertThat(bounds.lower(.05)).isCloseTo(Math.pow(.05, 1 / 60.0), within(1e-12));
    }

    @Test
    void samples_folded_between_zero_and_one_are_bounded_as_a_unit_mean() {
        assertThat(Means.binary(Clustered.single(waves(50)), SEED).method()).isEqualTo(Method.BCA);
    }

    @Test
    void amounts_have_no_bound_from_few_or_from_one_value_throughout() {
        double[] tokens = IntStream.range(0, 40).mapToDouble(i -> 100 + i % 7).toArray();

        assertThat(Means.amount(Clustered.single(tokens), SEED).method()).isEqualTo(Method.BCA);
        Bounds few = Means.amount(Clustered.single(Arrays.copyOf(tokens, 20)), SEED);
        assertThat(few.method()).isEqualTo(Method.NONE);
        assertThat(few.lower(.05)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(few.display(.95)).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @Test
    void values_that_are_no_share_are_refused() {
        assertThatThrownBy(() -> Means.unit(Clustered.single(1.5), SEED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Drops.unit(Clustered.single(-1.5), SEED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_amount_of_few_clusters_has_its_estimate_and_would_be_bounded_from_more() {
        double[] tokens = IntStream.range(0, 20).mapToDouble(i -> 100 + i % 7).toArray();
        Bounds few = Means.amount(Clustered.single(tokens), SEED);

        assertThat(few.estimate()).isCloseTo(102.85, within(1e-9));
        assertThat(few.cases()).isEqualTo(20);
        assertThat(few.chanceBelow(102.85)).isCloseTo(.5, within(1e-9));
        assertThat(few.chanceAbove(102)).isBetween(.8, .95);
        assertThat(few.times(1.45).method()).isEqualTo(Method.NONE);
        assertThat(few.times(1.5).method()).isEqualTo(Method.CLUSTER_T);
        assertThat(few.casesUntilBelow(110, .05)).hasValue(30);
    }

    @Test
    void an_amount_that_is_the_same_throughout_is_expected_to_stay_so() {
        Bounds same = Means.amount(Clustered.single(7, 7, 7), SEED);

        assertThat(same.chanceBelow(7)).isZero();
        assertThat(same.chanceBelow(7.5)).isEqualTo(1);
        assertThat(same.chanceAbove(7)).isZero();
        assertThat(same.chanceAbove(6.5)).isEqualTo(1);
        assertThat(same.times(100).method()).isEqualTo(Method.NONE);
        assertThat(same.casesUntilBelow(8, .05)).isEmpty();
    }

    @Test
    void more_resampled_cases_are_still_told_as_such_and_stray_less() {
        Bounds now = Means.unit(Clustered.single(waves(40)), SEED);
        Bounds more = now.times(4);
        double limit = now.estimate() - .05;

        assertThat(more.method()).isEqualTo(Method.BCA);
        assertThat(more.method().words()).isEqualTo("BCa bootstrap over clusters");
        assertThat(more.chanceBelow(limit)).isBetween(.001, now.chanceBelow(limit));
        assertThat(more.chanceAbove(limit)).isGreaterThan(now.chanceAbove(limit));
    }

    @Test
    void so_many_times_the_clusters_bound_a_mean_as_if_they_had_been_there() {
        double[] few = {.2, .4, .6, .8, .2, .4, .6, .8, .3, .7};
        Bounds ten = Means.unit(Clustered.single(few), Resampling.seeded(1));

        assertThat(ten.method()).isEqualTo(Method.HOEFFDING);
        assertThat(ten.times(2).method()).isEqualTo(Method.HOEFFDING);
        assertThat(ten.times(2).lower(.05)).isCloseTo(new Hoeffding(.5, 20).lower(.05), within(1e-12));
        assertThat(ten.times(2.99).method()).isEqualTo(Method.HOEFFDING);
        assertThat(ten.times(3).method()).isEqualTo(Method.CLUSTER_T);
        assertThat(ten.times(3).cases()).isEqualTo(30);
    }

    @Test
    void four_times_the_clusters_halve_the_error() {
        assertThat(new Sampled(.5, .1, 10, 5).times(4)).isEqualTo(new Sampled(.5, .05, 40, 20));
    }

    @Test
    void cases_that_go_together_tell_less_of_new_ones() {
        double[] votes = new double[100];
        Arrays.setAll(votes, i -> i < 90 ? 1 : 0);
        List<Integer> pairs = IntStream.range(0, 100).map(i -> i / 2).boxed().toList();
        Bounds alone = Means.binary(Clustered.single(votes), Resampling.seeded(1));
        Bounds together = Means.binary(Clustered.of(votes, pairs), Resampling.seeded(1));

        assertThat(together.chanceBelow(.8)).isGreaterThan(1.5 * alone.chanceBelow(.8));
    }

    @Test
    void a_resample_has_as_many_clusters_as_there_are_even_or_odd() {
        for (int clusters : new int[] {3, 4}) {
            double[] votes = new double[clusters];
            votes[0] = 1;
            for (double mean : new Resampling(200, 7).means(Clustered.single(votes))) {
                assertThat(mean * clusters).isCloseTo(Math.rint(mean * clusters), within(1e-9));
            }
        }
    }
}
