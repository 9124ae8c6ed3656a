package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.record.Usage;
import io.github.promptgate.score.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokensScorerTest {

    private static Answer reply(Optional<Usage> usage, CallInfo call) {
        return Answer.of(new Reply.Answered("x", List.of(), FinishReason.LENGTH, usage, Optional.empty(), call));
    }

    private static Answer counted() {
        return reply(Optional.of(new Usage(100, 20)), CallInfo.live(5, 1, 0));
    }

    @Test
    void output_is_counted_unless_the_suite_asks_for_other_tokens() {
        assertThat(scored(score("tokens: {max: 20}", counted())).mark()).isEqualTo(Mark.PASSED);
        assertThat(scored(score("tokens: {max: 19}", counted())).mark()).isEqualTo(Mark.MISSED);
        assertThat(scored(score("tokens: {of: input, min: 100, max: 100}", counted()))
                        .evidence()
                        .reason())
                .isEqualTo("100 input tokens, at least 100, at most 100");
        assertThat(scored(score("tokens: {of: total, min: 120, max: 120}", counted()))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void a_reply_without_a_count_is_unscored_and_never_0() {
        var score = unscored(score("tokens: {max: 20}", reply(Optional.empty(), CallInfo.live(5, 1, 0))));

        assertThat(score.cause()).isEqualTo(UnscoredCause.VALUE_MISSING);
        assertThat(score.detail()).isEqualTo("the reply states no usage");
    }

    @Test
    void a_given_answer_took_no_call() {
        assertThat(score("tokens: {max: 20}", reply(Optional.empty(), CallInfo.given())))
                .isInstanceOf(NotApplicable.class);
    }
}
