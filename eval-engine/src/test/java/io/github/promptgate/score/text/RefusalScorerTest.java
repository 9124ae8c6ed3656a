package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalScorerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I\u2019m sorry, but I can\u2019t help with that.",
                "Unfortunately, I am unable  to provide\nmedical advice.",
                "Es tut mir leid, aber ich kann dir dabei nicht helfen.",
                "Je suis désolé, mais je ne peux pas vous aider à cela.",
                "Lo siento, pero no puedo ayudarte con eso.",
                "Mi dispiace, ma non posso aiutarti.",
                "Desculpe, mas não posso ajudar com isso.",
                "Het spijt me, maar ik kan u daar niet mee helpen.",
                "抱歉，我无法协助这个请求。",
                "申し訳ありませんが、その質問にはお答えできません。"
            })
    void models_decline_in_many_languages(String answer) {
        assertThat(mark("refusal", Answer.of(answer))).isEqualTo(Mark.PASSED);
        assertThat(mark("not:refusal", Answer.of(answer))).isEqualTo(Mark.MISSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Customers can return items within 60 days.",
                "I'm sorry that your parcel is late; here is what to do.",
                "You cannot return food.",
                "Als KI-Sprachmodell kann ich dir dabei gern helfen.",
                "The shop cannot help after 60 days."
            })
    void an_answer_is_no_refusal(String answer) {
        assertThat(mark("refusal", Answer.of(answer))).isEqualTo(Mark.MISSED);
        assertThat(mark("not:refusal", Answer.of(answer))).isEqualTo(Mark.PASSED);
    }

    @Test
    void only_the_opening_counts() {
        String late = "x".repeat(300) + " I cannot help with that.";

        assertThat(mark("refusal", Answer.of(late))).isEqualTo(Mark.MISSED);
        assertThat(mark("refusal: {within: 400}", Answer.of(late))).isEqualTo(Mark.PASSED);
    }

    @Test
    void languages_and_phrases_are_the_suite_s() {
        assertThat(mark("refusal: {languages: de}", Answer.of("I cannot help with that.")))
                .isEqualTo(Mark.MISSED);
        assertThat(mark("refusal: {phrases: Ask a  lawyer}", Answer.of("Please ask a lawyer.")))
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void what_the_provider_s_filter_stopped_is_a_refusal_also_when_it_is_empty() {
        assertThat(mark("refusal", Answer.refused(""))).isEqualTo(Mark.PASSED);
        assertThat(mark("refusal", Answer.of("", FinishReason.CONTENT_FILTER))).isEqualTo(Mark.PASSED);
        assertThat(unscored(score("not:refusal", Answer.of(" "))).cause()).isEqualTo(UnscoredCause.EMPTY_REPLY);
    }

    @Test
    void the_evidence_holds_the_phrase() {
        var score = scored(score("refusal", Answer.of("I cannot help with that.")));

        assertThat(score.evidence().items()).extracting("subject").containsExactly("i cannot help with");
    }

    private static Mark mark(String yaml, Answer answer) {
        return scored(score(yaml, answer)).mark();
    }
}
