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
import io.github.promptgate.score.Asked;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatencyScorerTest {

    @Test
    void a_reply_in_time_passes_also_at_the_bound() {
        assertThat(scored(score("latency: 120ms", Answer.of("x"))).mark()).isEqualTo(Mark.PASSED);
        assertThat(scored(score("latency: 119ms", Answer.of("x"))))
                .satisfies(s -> assertThat(s.mark()).isEqualTo(Mark.MISSED))
                .satisfies(s -> assertThat(s.evidence().reason()).isEqualTo("120 ms, at most 119 ms"));
    }

    @Test
    void a_recorded_latency_counts_and_is_marked() {
        CallInfo recorded = CallInfo.live(80, 1, 0).recorded("2026-07-01T08:00:00Z");

        assertThat(score("latency: 1s", reply(recorded)).evidence().reason())
                .isEqualTo("80 ms, at most 1000 ms, as recorded");
    }

    @Test
    void a_given_answer_took_no_call() {
        assertThat(score("latency: 1s", reply(CallInfo.given())))
                .isInstanceOfSatisfying(
                        NotApplicable.class, n -> assertThat(n.reason()).isEqualTo(NotApplicable.Reason.NO_CALL));
    }

    @Test
    void a_missing_latency_is_unscored() {
        assertThat(unscored(score("latency: 1s", reply(CallInfo.none()))).cause())
                .isEqualTo(UnscoredCause.VALUE_MISSING);
    }

    @Test
    void its_metric_does_not_take_the_name_that_every_run_has() {
        assertThat(Asked.scorer("latency: 1s").metric().name()).isEqualTo("latency-limit");
    }

    private static Answer reply(CallInfo call) {
        return Answer.of(
                new Reply.Answered("x", List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), call));
    }
}
