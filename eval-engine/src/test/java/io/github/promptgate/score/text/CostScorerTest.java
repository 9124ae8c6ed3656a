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

class CostScorerTest {

    @Test
    void a_price_up_to_the_bound_passes() {
        assertThat(scored(score("cost: $0.01", Answer.of("x").costing(0.01))).mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("cost: 0.01", Answer.of("x").costing(0.0100001))))
                .satisfies(s -> assertThat(s.mark()).isEqualTo(Mark.MISSED))
                .satisfies(s -> assertThat(s.evidence().reason()).isEqualTo("$0.0100001, at most $0.01"));
    }

    @Test
    void without_usage_or_price_it_is_unscored_and_never_0() {
        assertThat(unscored(score("cost: 0.01", Answer.of("x"))))
                .satisfies(u -> assertThat(u.cause()).isEqualTo(UnscoredCause.VALUE_MISSING))
                .satisfies(u -> assertThat(u.detail()).isEqualTo("the model has no price"));
        assertThat(unscored(score("cost: 0.01", Answer.toolCall())).detail()).isEqualTo("the reply states no usage");
    }

    @Test
    void a_given_answer_took_no_call() {
        Answer given = Answer.of(new Reply.Answered(
                "x", List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), CallInfo.given()));

        assertThat(score("cost: 0.01", given)).isInstanceOf(NotApplicable.class);
    }

    @Test
    void its_metric_does_not_take_the_name_that_every_run_has() {
        assertThat(Asked.scorer("cost: 0.01").metric().name()).isEqualTo("cost-limit");
    }
}
