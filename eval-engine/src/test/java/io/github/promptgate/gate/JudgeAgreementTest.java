package io.github.promptgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.gate.JudgeAgreement.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgeAgreementTest {

    private static Stream<Pair> pairs(int times, double label, double judged) {
        return Collections.nCopies(times, new Pair(label, judged, judged >= .5)).stream();
    }

    @SafeVarargs
    private static JudgeAgreement of(Stream<Pair>... pairs) {
        List<Pair> all = new ArrayList<>();
        for (Stream<Pair> some : pairs) {
            all.addAll(some.toList());
        }
        return new JudgeAgreement("tone", all, 0);
    }

    @Test
    void the_published_table_gives_the_published_kappa() {
        JudgeAgreement agreement = of(pairs(20, 1, 1), pairs(5, 1, 0), pairs(10, 0, .9), pairs(15, 0, .1));

        assertThat(agreement.kappa()).hasValueCloseTo(.4, within(1e-15));
        assertThat(agreement.counts()).isDeepEqualTo(new long[][] {{15, 10}, {5, 20}});
        assertThat(agreement.text())
                .isEqualTo(
                        "tone kappa 0.40 on 50 rows, 70.0 % the same, sensitivity 0.80 [0.61, 0.91], specificity 0.60"
                                + " [0.41, 0.77]");
    }

    @Test
    void labels_of_several_steps_weigh_far_misses_more() {
        JudgeAgreement near = of(pairs(5, 0, 0), pairs(5, .5, .5), pairs(4, 1, 1), pairs(1, 1, .6));
        JudgeAgreement far = of(pairs(5, 0, 0), pairs(5, .5, .5), pairs(4, 1, 1), pairs(1, 1, 0));

        assertThat(near.isBinary()).isFalse();
        assertThat(near.steps()).containsExactly(0.0, .5, 1.0);
        assertThat(far.kappa().orElseThrow()).isLessThan(near.kappa().orElseThrow());
        assertThat(near.sensitivity()).isEmpty();
    }

    @Test
    void one_answer_throughout_and_nothing_at_all_have_no_kappa() {
        assertThat(of(pairs(9, 1, 1)).kappa()).isEmpty();
        assertThat(of(pairs(9, 1, 1)).text()).startsWith("tone kappa not defined (one answer throughout) on 9 rows");
        assertThat(new JudgeAgreement("tone", List.of(), 3).text())
                .isEqualTo("tone kappa unknown on 0 rows, 3 unscored");
    }
}
