package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.ScriptedJudge;
import io.github.promptgate.score.judge.Fence;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextEntityRecallScorerTest extends JudgedScorerContract {

    @Override
    protected String word() {
        return "context-entity-recall";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of("x").to("{\"reference\": " + quoted(text + TAIL) + "}").from("Ibm's plant", "60 of them.");
    }

    @Override
    protected Map<String, String> good() {
        return steps("entities", listed("entities", "IBM", "60", "Paris", "I.B.M", "ibm"));
    }

    @Override
    protected double value() {
        return 2.0 / 4;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {entities: %s}";
    }

    @Override
    protected String filled(String text) {
        return Fence.around(text + TAIL);
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("entities", listed("entities"));
    }

    private Score score(Answer answer, ScriptedJudge judge) {
        return Asked.score(built(""), answer, judge.equipment());
    }

    private static final String TAIL = "\nIBM sold 60 servers in Paris; I.B.M. said so.";

    @Test
    void each_entity_counts_once_and_shows_whether_it_was_found() {
        Score score = score(answer("x"), goodJudge());

        assertThat(score.evidence().reason()).isEqualTo("2 of 4 entities of the reference stand in the context");
        assertThat(score.evidence().items().subList(0, 4))
                .containsExactly(
                        new Item("entity", "IBM", "found", ""),
                        new Item("entity", "60", "found", ""),
                        new Item("entity", "Paris", "not found", ""),
                        new Item("entity", "I.B.M", "not found", ""));
    }

    @Test
    void an_entity_that_the_judge_made_up_does_not_fit() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("entities", listed("entities", "Berlin"))
                .on("entities-repair", listed("entities", "IBM", "Bonn"));

        Score.Unscored score = unscored(score(answer("x"), judge));

        assertThat(score.cause()).isEqualTo(UnscoredCause.JUDGE_REPLY);
        assertThat(score.detail()).endsWith("\"Bonn\" does not stand in the text");
    }

    @ParameterizedTest
    @CsvSource({
        "the EU-wide fee, EU, true",
        "neutral, EU, false",
        "160 days, 60, false",
        "in  New\u00a0York., new york, true",
        "\uff29\uff22\uff2d, ibm, true",
        "\u6211\u4f4f\u5728\u5317\u4eac\u5e02, \u5317\u4eac, true",
        "Stra\u00dfe 5, STRASSE 5, false",
        "x, '...', false"
    })
    void a_name_is_found_where_words_start_and_end(String text, String name, boolean found) {
        assertThat(Entities.holds(Entities.normal(text), Entities.normal(name))).isEqualTo(found);
    }

    @Test
    void a_name_across_two_passages_is_not_found() {
        Answer answer = Answer.of("x").to("{\"reference\": \"New York\"}").from("New", "York");
        ScriptedJudge judge = new ScriptedJudge().on("entities", listed("entities", "New York"));

        assertThat(scored(score(answer, judge)).value()).isZero();
    }
}
