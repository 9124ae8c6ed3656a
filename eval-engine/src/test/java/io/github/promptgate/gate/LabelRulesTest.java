package io.github.promptgate.gate;

import static io.github.promptgate.gate.Scores.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Statistic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelRulesTest {

    private static final String[] FIVE = {"a>a", "b>a", "c>c", "c>b", "a>a"};

    private static GateRule rule(Statistic statistic, String label, double bound) {
        return new GateRule(
                "intent",
                "intent",
                statistic,
                Optional.of(label).filter(name -> !name.isEmpty()),
                GateRule.Side.MIN,
                bound,
                Double.toString(bound),
                GateRule.Scope.CELL,
                GateRule.Filter.all(),
                GateRule.Severity.ERROR,
                GateRule.Manner.plain(),
                Optional.empty(),
                new Where("s.suite.yaml", 31, 5));
    }

    private static List<String> judged(Scores scores, Statistic statistic, String label, double bound) {
        return lines(scores.judge(rule(statistic, label, bound)));
    }

    @Test
    void a_rule_is_held_against_precision_recall_and_f1_of_its_label() {
        Scores scores = Scores.of(5, 1).intent(FIVE);

        assertThat(judged(scores, Statistic.PRECISION, "a", 0.66))
                .containsExactly("PASS intent precision of a min 0.66 in p@m: was 0.67 (5 scored, 0 unscored)");
        assertThat(judged(scores, Statistic.RECALL, "c", 0.6))
                .containsExactly("FAIL intent recall of c min 0.6 in p@m: was 0.50 (5 scored, 0 unscored)");
        assertThat(judged(scores, Statistic.F1, "b", 0.1))
                .containsExactly("FAIL intent f1 of b min 0.1 in p@m: was 0.00 (5 scored, 0 unscored)");
        assertThat(judged(scores, Statistic.MACRO_F1, "", 0.5))
                .containsExactly("FAIL intent macro-f1 min 0.5 in p@m: was 0.49 (5 scored, 0 unscored)");
        assertThat(judged(scores, Statistic.MEAN, "", 0.6))
                .containsExactly(
                        "PASS intent min 0.6 in p@m: was 0.60 [0.23, 0.88] (5 scored, 0 unscored); as many new cases would miss it with a chance of about 38 %");
    }

    @Test
    void nothing_divided_by_nothing_is_never_green() {
        Scores scores = Scores.of(5, 1).intent(FIVE);

        assertThat(judged(scores, Statistic.RECALL, "z", 0))
                .containsExactly("INCONCLUSIVE intent recall of z min 0.0 in p@m: not judged, 0/0: no case expects the"
                        + " label z (5 scored, 0 unscored)");
    }

    @Test
    void what_is_missing_can_go_either_way() {
        Scores scores = Scores.of(6, 1).intent(FIVE).unscored(0, 5, 1, "intent");

        assertThat(judged(scores, Statistic.RECALL, "a", 0.9))
                .singleElement()
                .asString()
                .startsWith("INCONCLUSIVE");
        assertThat(judged(scores, Statistic.F1, "b", 0.9))
                .singleElement()
                .asString()
                .startsWith("FAIL");
        assertThat(judged(scores, Statistic.MACRO_F1, "", 0.9))
                .singleElement()
                .asString()
                .startsWith("FAIL");
    }

    @Test
    void the_worst_cases_of_a_rule_on_a_label_are_those_that_concern_it() {
        Scores scores = Scores.of(5, 1).intent(FIVE);

        assertThat(scores.judge(rule(Statistic.RECALL, "c", 0.9)).rules().get(0).worst())
                .extracting(worst -> worst.caseRef().id())
                .containsExactly("c4");
        assertThat(scores.judge(rule(Statistic.MACRO_F1, "", 0.9))
                        .rules()
                        .get(0)
                        .worst())
                .extracting(worst -> worst.caseRef().id())
                .containsExactly("c2", "c4");
    }
}
