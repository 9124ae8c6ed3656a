package io.github.promptgate.reports.html;

import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.record.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the page's list knows of a trial.
 *
 * @param position in plan order, from 0
 * @param cell its index among the header's
 * @param answer a number that answers of its case share which are the same, from 0 in order of first use
 * @param values one per metric of the scorers; empty where there is none
 */
record LightTrial(
        long position,
        CaseRef caseRef,
        int cell,
        int sample,
        TrialState state,
        int answer,
        List<OptionalDouble> values,
        OptionalDouble cost,
        OptionalLong millis,
        Optional<Usage> usage,
        Set<Flag> flags) {

    /** What else there is to say of it. */
    enum Flag {
        /** Samples of its case and cell both passed and failed. */
        FLAKY(1),
        /** Its case passes less often in its cell than before. */
        REGRESSED(2),
        /** Its case passes more often in its cell than before. */
        FIXED(4),
        /** The cell's model gave no reply. */
        ERROR(8);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }

        /** Stands for it in the page's data. */
        int bit() {
            return bit;
        }
    }

    /** Whether a person should see it: it did not pass, or it changed. */
    boolean isOpen() {
        return state == TrialState.FAILED || state == TrialState.UNSCORED || !flags.isEmpty();
    }
}
