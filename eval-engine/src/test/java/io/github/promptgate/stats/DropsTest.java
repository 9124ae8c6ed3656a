package io.github.promptgate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DropsTest {

    private static final Resampling SEED = Resampling.seeded(42);

    private static double[] differences(int worse, int better, int of) {
        double[] drops = new double[of];
        Arrays.fill(drops, 0, worse, 1);
        Arrays.fill(drops, worse, worse + better, -1);
        return drops;
    }

    private static List<Integer> pairs(int of) {
        return IntStream.range(0, of).map(i -> i / 2).boxed().toList();
    }

    @Test
    void a_pass_rate_on_cases_of_their_own_has_tangos_interval_however_few() {
        Bounds drop = Drops.binary(Clustered.single(differences(7, 1, 21)), SEED);

        assertThat(drop.method()).isEqualTo(Method.TANGO);
        assertThat(drop.estimate()).isEqualTo(6 / 21.0);
        assertThat(drop.cases()).isEqualTo(21);
        assertThat(drop.display(.95).lower()).isCloseTo(.026003, within(1e-6));
        assertThat(drop.display(.95).upper()).isCloseTo(.517232, within(1e-6));
    }

    @Test
    void with_clusters_it_is_resampled_and_below_thirty_it_is_hoeffdings() {
        double[] drops = differences(7, 1, 60);

        assertThat(Drops.binary(Clustered.of(drops, pairs(60)), SEED).method()).isEqualTo(Method.BCA);
        Bounds few = Drops.binary(Clustered.of(Arrays.copyOf(drops, 40), pairs(40)), SEED);
        assertThat(few.method()).isEqualTo(Method.HOEFFDING);
        // 20 clusters of 2; the mean .15 lies at .575 between -1 and 1
        assertThat(few.upper(.05)).isCloseTo(2 * new Hoeffding(.575, 20).upper(.05) - 1, within(1e-12));
    }

    @Test
    void where_no_pair_differs_the_drop_is_at_most_what_so_many_would_have_shown() {
        Bounds same = Drops.binary(Clustered.single(new double[149]), SEED);

        assertThat(same.method()).isEqualTo(Method.NO_PAIR_DIFFERS);
        assertThat(same.upper(.05)).isCloseTo(1 - Math.pow(.05, 1 / 149.0), within(1e-12));
        assertThat(same.upper(.05)).isLessThan(.02);
        assertThat(same.lower(.05)).isEqualTo(-same.upper(.05));
        assertThat(Drops.binary(Clustered.single(new double[148]), SEED).casesUntilBelow(.02, .05))
                .hasValue(149);
        assertThat(same.chanceAbove(.02) + same.chanceBelow(Math.nextUp(.02))).isCloseTo(1, within(1e-12));
        assertThat(same.chanceAbove(-.02)).isCloseTo(1 - same.chanceBelow(Math.nextUp(-.02)), within(1e-12));
        assertThat(same.chanceBelow(-.02)).isEqualTo(same.chanceAbove(.02));
    }

    @Test
    void folded_samples_are_resampled() {
        double[] drops = new double[50];
        Arrays.setAll(drops, i -> i % 3 * .2 - .1);

        assertThat(Drops.binary(Clustered.single(drops), SEED).method()).isEqualTo(Method.BCA);
    }

    @Test
    void a_relative_drop_is_the_drop_over_what_was_before() {
        double[] before = new double[60];
        Arrays.fill(before, .5);
        double[] drops = new double[60];
        Arrays.setAll(drops, i -> i % 2 == 0 ? .1 : 0);
        List<Integer> own = IntStream.range(0, 60).boxed().toList();
        Bounds relative = Drops.unit(Clustered.ratio(drops, before, own), SEED);
        Bounds absolute = Drops.unit(Clustered.single(drops), SEED);

        assertThat(relative.estimate()).isCloseTo(.1, within(1e-12));
        assertThat(relative.upper(.05)).isCloseTo(2 * absolute.upper(.05), within(1e-12));
        assertThat(relative.upper(1e-12)).isCloseTo(2 * absolute.upper(1e-12), within(1e-9));
    }

    @Test
    void a_relative_drop_of_a_pass_rate_is_not_tangos() {
        double[] before = new double[40];
        Arrays.fill(before, 0, 36, 1);
        List<Integer> own = IntStream.range(0, 40).boxed().toList();

        assertThat(Drops.binary(Clustered.ratio(differences(3, 0, 40), before, own), SEED)
                        .method())
                .isEqualTo(Method.BCA);
        Bounds same = Drops.binary(Clustered.ratio(new double[40], before, own), SEED);
        assertThat(same.upper(.05)).isCloseTo((1 - Math.pow(.05, 1 / 40.0)) / .9, within(1e-12));
    }

    @Test
    void amounts_have_no_bound_where_nothing_moved() {
        assertThat(Drops.amount(Clustered.single(new double[100]), SEED).method())
                .isEqualTo(Method.NONE);
    }

    @Test
    void the_p_of_a_bound_is_the_level_at_which_it_meets_the_limit() {
        Bounds drop = Drops.binary(Clustered.single(differences(12, 2, 100)), SEED);

        assertThat(drop.lower(drop.pAbove(.02))).isCloseTo(.02, within(1e-9));
        assertThat(drop.upper(drop.pBelow(.2))).isCloseTo(.2, within(1e-9));
        assertThat(drop.pAbove(1)).isEqualTo(1);
        assertThat(drop.pAbove(-1.5)).isZero();
        assertThat(drop.pBelow(-1)).isEqualTo(1);
        assertThat(drop.pBelow(1.5)).isZero();
    }

    /** Two hundred cases, one in ten pairs differs, the drop is exactly the two points allowed. */
    @Test
    void a_drop_of_just_the_limit_is_called_more_or_less_about_as_often_as_the_level_says() {
        SplittableRandom random = new SplittableRandom(5);
        int runs = 4000;
        int above = 0;
        int below = 0;
        for (int run = 0; run < runs; run++) {
            double[] drops = new double[200];
            for (int i = 0; i < drops.length; i++) {
                double luck = random.nextDouble();
                drops[i] = luck < .06 ? 1 : luck < .10 ? -1 : 0;
            }
            Bounds drop = Drops.binary(Clustered.single(drops), SEED);
            above += drop.lower(.05) > .02 ? 1 : 0;
            below += drop.upper(.05) < .02 ? 1 : 0;
        }

        assertThat((double) above / runs).isBetween(.035, .065);
        assertThat((double) below / runs).isBetween(.035, .065);
    }

    /** By hand: the variance of one pair's difference is .14 - .1^2, of the mean of 100 a hundredth of it. */
    @Test
    void the_chance_of_a_drop_in_new_cases_is_by_the_error_of_two_means() {
        Bounds drop = Drops.binary(Clustered.single(differences(12, 2, 100)), SEED);
        double errorOfTwo = Math.sqrt(2 * .0013);

        assertThat(drop.chanceAbove(.1 + errorOfTwo)).isCloseTo(.158655, within(1e-6));
        assertThat(drop.chanceBelow(.1 - 2 * errorOfTwo)).isCloseTo(.022750, within(1e-6));
    }
}
