package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.ScriptedJudge;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactualityScorerTest extends JudgedScorerContract {

    @Override
    protected String word() {
        return "factuality";
    }

    @Override
    protected String options() {
        return "classes: {superset: 0.6}";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).to("{\"question\": \"How long?\", \"reference\": \"60 days\"}");
    }

    @Override
    protected Map<String, String> good() {
        return steps("factuality", classed("superset"));
    }

    @Override
    protected double value() {
        return 0.6;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {factuality: %s}";
    }

    private Score score(Answer answer, ScriptedJudge judge) {
        return Asked.score(built(""), answer, judge.equipment());
    }

    private static String classed(String word) {
        return "{\"reason\": \"compared\", \"class\": \"" + word + "\"}";
    }

    @ParameterizedTest
    @CsvSource({"same, 1", "immaterial, 1", "superset, 1", "subset, 1", "disagree, 0"})
    void each_class_has_its_worth(String word, double worth) {
        ScriptedJudge judge = new ScriptedJudge().on("factuality", classed(word));

        Score score = Asked.score(Asked.scorer("factuality"), answer("x"), judge.equipment());

        assertThat(scored(score).value()).isEqualTo(worth);
        assertThat(score.evidence().reason()).isEqualTo("compared");
        assertThat(score.evidence().items().get(0)).isEqualTo(new Item("note", "class", word, "worth " + (int) worth));
    }

    @Test
    void the_suite_says_what_a_class_is_worth() {
        ScriptedJudge judge = new ScriptedJudge().on("factuality", classed("subset"));

        Score score = Asked.score(
                Asked.scorer("factuality: {classes: {subset: 0.25}, threshold: 0.5}"), answer("x"), judge.equipment());

        assertThat(scored(score).value()).isEqualTo(0.25);
        assertThat(scored(score).mark()).isEqualTo(Mark.MISSED);
    }

    @Test
    void a_case_without_a_reference_is_unscored() {
        assertThat(unscored(score(Answer.of("x"), goodJudge())).cause()).isEqualTo(UnscoredCause.VALUE_MISSING);
    }
}
