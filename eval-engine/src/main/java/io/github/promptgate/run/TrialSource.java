package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.record.Cell;
import io.github.promptgate.score.Scorer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Hands out the trials of a plan in plan order while the cases stream by: one case is in memory, not the dataset. */
final class TrialSource {

    private final Iterator<EvalCase> cases;
    private final List<Cell> cells;
    private final int samples;
    private final Function<EvalCase, List<Scorer>> scorers;
    private Optional<EvalCase> current = Optional.empty();
    private List<Scorer> currentScorers = List.of();
    private int caseIndex = -1;
    private int cell;
    private int sample = 1;

    /** @param scorers all scorers of a case; asked once per case */
    TrialSource(Iterator<EvalCase> cases, List<Cell> cells, int samples, Function<EvalCase, List<Scorer>> scorers) {
        this.cases = cases;
        this.cells = List.copyOf(cells);
        this.samples = samples;
        this.scorers = scorers;
    }

    /** The next one; empty at the end. */
    synchronized Optional<PlannedTrial> next() {
        if (current.isEmpty() && !nextCase()) {
            return Optional.empty();
        }
        PlannedTrial planned =
                new PlannedTrial(cell, caseIndex, sample, cells.get(cell), current.orElseThrow(), currentScorers);
        advance();
        return Optional.of(planned);
    }

    private boolean nextCase() {
        if (cells.isEmpty() || !cases.hasNext()) {
            return false;
        }
        EvalCase next = cases.next();
        current = Optional.of(next);
        currentScorers = scorers.apply(next);
        caseIndex++;
        cell = 0;
        sample = 1;
        return true;
    }

    private void advance() {
        sample++;
        if (sample > samples) {
            sample = 1;
            cell++;
        }
        if (cell == cells.size()) {
            current = Optional.empty();
        }
    }
}
