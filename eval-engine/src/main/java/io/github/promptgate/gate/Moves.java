package io.github.promptgate.gate;

import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.suite.GateRule;
import java.util.Optional;

/** How the values of a unit might have been otherwise, step by step. */
interface Moves {

    /** Which way values are moved, as the rule sees it. */
    enum Way {
        WORSE,
        BETTER;

        /** Whether values rise. */
        boolean isUp(GateRule rule) {
            return rule.side().isUpward() == (this == BETTER);
        }
    }

    /** How many steps there are at most. */
    int most(Way way);

    /** The values after so many steps. */
    Column moved(Way way, int steps);

    /** So many steps in words. */
    String text(Way way, int steps);

    /** Empty where values do not move the statistic one by one: a count, or statistics of labels. */
    static Optional<Moves> of(RuleResult result, RuleUnit unit, Column column, ScoreTable table) {
        boolean yesOrNo = CaseValues.isYesOrNo(column.metric());
        return switch (result.rule().statistic()) {
            case MEAN, SUM ->
                Optional.of(yesOrNo ? Flips.of(result, unit, column, table) : Shifts.of(result.rule(), unit, column));
            case P50, P90, P95, P99, MIN, MAX ->
                yesOrNo ? Optional.empty() : Optional.of(Shifts.of(result.rule(), unit, column));
            case COUNT, PRECISION, RECALL, F1, MACRO_F1 -> Optional.empty();
        };
    }
}
