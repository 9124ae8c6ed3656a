package io.github.promptgate.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrialStateTest {

    private static final Score PASSED = Records.scored(1, Score.Mark.PASSED);
    private static final Score MISSED = Records.scored(0, Score.Mark.MISSED);
    private static final Score UNMARKED = Records.scored(0, Score.Mark.UNMARKED);
    private static final Score UNSCORED = new Score.Unscored("m", UnscoredCause.JUDGE_REPLY, "prose");
    private static final Score NOT_APPLICABLE =
            new Score.NotApplicable("m", Score.NotApplicable.Reason.NO_CLAIMS, "none");

    @Test
    void every_marked_score_must_pass() {
        assertThat(TrialState.of(List.of(PASSED, UNMARKED))).isEqualTo(TrialState.PASSED);
        assertThat(TrialState.of(List.of(PASSED, MISSED))).isEqualTo(TrialState.FAILED);
    }

    @Test
    void one_unscored_leaves_the_trial_unscored_even_beside_a_miss() {
        assertThat(TrialState.of(List.of(MISSED, UNSCORED, PASSED))).isEqualTo(TrialState.UNSCORED);
    }

    @Test
    void what_does_not_apply_is_left_out() {
        assertThat(TrialState.of(List.of(PASSED, NOT_APPLICABLE))).isEqualTo(TrialState.PASSED);
        assertThat(TrialState.of(List.of(NOT_APPLICABLE))).isEqualTo(TrialState.NOT_APPLICABLE);
        assertThat(TrialState.of(List.of(UNMARKED))).isEqualTo(TrialState.NOT_APPLICABLE);
        assertThat(TrialState.of(List.of())).isEqualTo(TrialState.NOT_APPLICABLE);
    }
}
