package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Trial;
import io.github.promptgate.score.Scorer;
import java.util.List;

/**
 * A trial that is still to run.
 *
 * @param cellIndex index into the plan's cells; likewise caseIndex
 * @param scorers the suite's and then the case's
 */
record PlannedTrial(int cellIndex, int caseIndex, int sample, Cell cell, EvalCase evalCase, List<Scorer> scorers) {

    PlannedTrial {
        scorers = List.copyOf(scorers);
    }

    Trial trial() {
        return new Trial(cell, evalCase.ref(), sample);
    }
}
