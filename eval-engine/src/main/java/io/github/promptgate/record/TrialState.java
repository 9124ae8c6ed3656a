package io.github.promptgate.record;

import java.util.List;

/** Whether a trial passed: every marked score passed; any unscored one leaves the trial unscored. */
public enum TrialState {
    PASSED,
    FAILED,
    UNSCORED,
    NOT_APPLICABLE;

    /**
     * The state that these scores give. Without any marked score a trial with an answer passes nothing and is
     * NOT_APPLICABLE.
     */
    public static TrialState of(List<Score> scores) {
        boolean marked = false;
        boolean missed = false;
        for (Score score : scores) {
            if (score instanceof Score.Unscored) {
                return UNSCORED;
            }
            if (score instanceof Score.Scored scored && scored.mark() != Score.Mark.UNMARKED) {
                marked = true;
                missed |= scored.mark() == Score.Mark.MISSED;
            }
        }
        if (!marked) {
            return NOT_APPLICABLE;
        }
        return missed ? FAILED : PASSED;
    }
}
