package io.github.promptgate.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionTest {

    /** The example of scikit-learn's classification_report (user guide, "Classification report"): y_true, y_pred. */
    private static final Confusion REPORT =
            confusion(List.of("0", "1", "2", "2", "0"), List.of("0", "0", "2", "1", "0"));

    @Test
    void precision_recall_and_f1_are_those_that_scikit_learn_prints_for_its_example() {
        assertThat(REPORT.counts("0").precision()).hasValue(2.0 / 3);
        assertThat(REPORT.counts("0").recall()).hasValue(1);
        assertThat(REPORT.counts("0").f1()).hasValue(0.8);
        assertThat(REPORT.counts("1").f1()).hasValue(0);
        assertThat(REPORT.counts("2").precision()).hasValue(1);
        assertThat(REPORT.counts("2").recall()).hasValue(0.5);
        assertThat(REPORT.counts("2").f1()).hasValue(2.0 / 3);
        assertThat(REPORT.macroF1().orElseThrow()).isEqualTo((0.8 + 0 + 2.0 / 3) / 3);
    }

    @Test
    void a_label_that_is_neither_given_nor_expected_is_0_of_0_and_no_number() {
        assertThat(REPORT.counts("3").precision()).isEmpty();
        assertThat(REPORT.counts("3").recall()).isEmpty();
        assertThat(REPORT.counts("3").f1()).isEmpty();
        assertThat(Confusion.of(List.of()).macroF1()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void an_answer_without_a_label_of_the_suite_is_missed_for_the_expected_one_and_given_for_none() {
        Confusion confusion = Confusion.of(
                List.of(new LabelPair("refund", Optional.of("refund")), new LabelPair("refund", Optional.empty())));

        assertThat(confusion.labels()).containsExactly("refund");
        assertThat(confusion.counts("refund").precision()).hasValue(1);
        assertThat(confusion.counts("refund").recall()).hasValue(0.5);
        assertThat(confusion.entries())
                .extracting(entry -> entry.pair().given() + " " + entry.count())
                .containsExactly("Optional.empty 1", "Optional[refund] 1");
    }

    @Test
    void counts_that_were_made_elsewhere_are_the_same() {
        Confusion counted = Confusion.ofCounts(
                Map.of(new LabelPair("b", Optional.of("a")), 1L, new LabelPair("a", Optional.of("a")), 2L));

        assertThat(counted.entries())
                .isEqualTo(confusion(List.of("a", "b", "a"), List.of("a", "a", "a"))
                        .entries());
    }

    private static Confusion confusion(List<String> expected, List<String> given) {
        return Confusion.of(IntStream.range(0, expected.size())
                .mapToObj(i -> new LabelPair(expected.get(i), Optional.of(given.get(i))))
                .toList());
    }
}
