package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.record.Cell;
import io.github.promptgate.score.Scorer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hands out trials of some cells in plan order while the cases stream by: one case is in memory, not the dataset. Not
 * thread-safe.
 */
final class TrialSource {

    /** Whether a trial is to run. */
    interface Choice {
        boolean has(int cell, int caseIndex, int sample);
    }

    /**
     * What is made of each case.
     *
     * @param cells all of the plan
     * @param chosen indexes into them, in order
     */
    record Part(List<Cell> cells, List<Integer> chosen, int samples, Choice choice) {

        Part {
            cells = List.copyOf(cells);
            chosen = List.copyOf(chosen);
        }

        private int perCase() {
            return chosen.size() * samples;
        }
    }

    private final Iterator<EvalCase> cases;
    private final Part part;
    private final Function<EvalCase, List<Scorer>> scorers;
    private Optional<EvalCase> current = Optional.empty();
    private Optional<List<Scorer>> currentScorers = Optional.empty();
    private int caseIndex = -1;
    private int next;

    /** @param scorers all scorers of a case; asked once per case */
    TrialSource(Iterator<EvalCase> cases, Part part, Function<EvalCase, List<Scorer>> scorers) {
        this.cases = cases;
        this.part = part;
        this.scorers = scorers;
    }

    /** The next one; empty at the end. */
    Optional<PlannedTrial> next() {
        while (!stands()) {
            if (part.perCase() == 0 || !cases.hasNext()) {
                return Optional.empty();
            }
            current = Optional.of(cases.next());
            currentScorers = Optional.empty();
            caseIndex++;
            next = 0;
        }
        EvalCase evalCase = current.orElseThrow();
        if (currentScorers.isEmpty()) {
            currentScorers = Optional.of(scorers.apply(evalCase));
        }
        PlannedTrial planned = new PlannedTrial(
                cell(), caseIndex, sample(), part.cells().get(cell()), evalCase, currentScorers.orElseThrow());
        next++;
        return Optional.of(planned);
    }

    /** Goes on to a trial of the current case that is to run. */
    private boolean stands() {
        while (current.isPresent() && next < part.perCase()) {
            if (part.choice().has(cell(), caseIndex, sample())) {
                return true;
            }
            next++;
        }
        return false;
    }

    private int cell() {
        return part.chosen().get(next / part.samples());
    }

    private int sample() {
        return next % part.samples() + 1;
    }
}
