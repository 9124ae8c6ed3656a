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
import io.github.promptgate.score.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FinishReasonScorerTest {

    @Test
    void a_reason_that_is_named_passes() {
        assertThat(mark("finish-reason: stop", Answer.of("x"))).isEqualTo(Mark.PASSED);
        assertThat(mark("finish-reason: [stop, length]", Answer.of("x", FinishReason.LENGTH)))
                .isEqualTo(Mark.PASSED);
        assertThat(mark("finish-reason: tool-calls", Answer.toolCall())).isEqualTo(Mark.PASSED);
    }

    @Test
    void a_cut_empty_or_refused_reply_has_its_reason_too() {
        assertThat(mark("finish-reason: stop", Answer.of("x", FinishReason.LENGTH)))
                .isEqualTo(Mark.MISSED);
        assertThat(mark("finish-reason: stop", Answer.of(""))).isEqualTo(Mark.PASSED);
        var refused = scored(score("finish-reason: [stop, length]", Answer.refused("")));
        assertThat(refused.mark()).isEqualTo(Mark.MISSED);
        assertThat(refused.evidence().reason()).isEqualTo("ended by content-filter, asked stop or length");
    }

    @Test
    void a_failed_reply_is_unscored_and_a_given_answer_had_no_end() {
        assertThat(unscored(score("finish-reason: stop", Answer.failed())).cause())
                .isEqualTo(UnscoredCause.NO_REPLY);
        assertThat(score(
                        "finish-reason: stop",
                        Answer.of(new Reply.Answered(
                                "x",
                                List.of(),
                                FinishReason.STOP,
                                Optional.empty(),
                                Optional.empty(),
                                CallInfo.given()))))
                .isInstanceOf(NotApplicable.class);
    }

    private static Mark mark(String yaml, Answer answer) {
        return scored(score(yaml, answer)).mark();
    }
}
