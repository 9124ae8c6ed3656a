package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.ScriptedJudge;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactualCorrectnessScorerTest extends JudgedScorerContract {

    @Override
    protected String word() {
        return "factual-correctness";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).to("{\"question\": \"How long?\", \"reference\": \"60 days\"}");
    }

    @Override
    protected Map<String, String> good() {
        return steps(
                "statements", listed("statements", "It takes 60 days.", "Shipping is free."),
                "verdicts", marked("s1 supported", "s2 unsupported"),
                "reference-statements", listed("statements", "60 days.", "By post."),
                "reference-verdicts", marked("s1 supported", "s2 supported"));
    }

    @Override
    protected double value() {
        return 2 * 0.5 * 1 / (0.5 + 1);
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {statements: %s}";
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("statements", listed("statements"), "reference-statements", listed("statements"));
    }

    private Score score(Answer answer, ScriptedJudge judge) {
        return Asked.score(built(""), answer, judge.equipment());
    }

    private Score score(String options, ScriptedJudge judge) {
        return Asked.score(built(options), answer("An answer."), judge.equipment());
    }

    @Test
    void the_evidence_holds_both_ways() {
        Score score = score(answer("x"), goodJudge());

        assertThat(score.evidence().reason()).isEqualTo("precision 1 of 2, recall 2 of 2: F1 0.667");
        assertThat(score.evidence().items().subList(1, 3))
                .containsExactly(
                        new Item("statement", "Shipping is free.", "not supported", "r-s2"),
                        new Item("statement of the reference", "60 days.", "supported", "r-s1"));
    }

    @Test
    void precision_and_recall_ask_one_way_only() {
        ScriptedJudge precision = goodJudge();
        ScriptedJudge recall = goodJudge();

        assertThat(scored(score("mode: precision", precision)).value()).isEqualTo(0.5);
        assertThat(precision.steps()).containsExactly("statements", "verdicts");
        assertThat(scored(score("mode: recall", recall)).value()).isEqualTo(1);
        assertThat(recall.steps()).containsExactly("reference-statements", "reference-verdicts");
        assertThat(built("mode: recall").judgeCalls()).isEqualTo(2);
        assertThat(score("mode: recall", goodJudge()).evidence().reason())
                .isEqualTo("recall 2 of 2 statements of the reference");
    }

    @Test
    void what_is_0_of_0_is_not_applicable_and_what_is_0_of_some_is_0() {
        ScriptedJudge silent = new ScriptedJudge()
                .on("statements", listed("statements"))
                .on("reference-statements", listed("statements", "60 days."))
                .on("reference-verdicts", marked("s1 unsupported"));

        assertThat(score("mode: precision", silent))
                .isEqualTo(new NotApplicable(
                        "factual-correctness", NotApplicable.Reason.NO_CLAIMS, "the answer makes no statement"));
        assertThat(scored(score("mode: recall", silent)).value()).isZero();
        assertThat(scored(score("mode: f1", silent)).value()).isZero();
    }
}
