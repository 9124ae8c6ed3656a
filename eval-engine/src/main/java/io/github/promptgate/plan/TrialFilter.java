package io.github.promptgate.plan;

import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;

/** Says which trials of a plan are to run; a pure function. */
@FunctionalInterface
public interface TrialFilter {

    /** @param sample from 1 */
    boolean keeps(Cell cell, CaseRef caseRef, int sample);

    /** Every trial. */
    static TrialFilter all() {
        return (cell, caseRef, sample) -> true;
    }

    /** Trials that both keep. */
    default TrialFilter and(TrialFilter other) {
        return (cell, caseRef, sample) -> keeps(cell, caseRef, sample) && other.keeps(cell, caseRef, sample);
    }
}
