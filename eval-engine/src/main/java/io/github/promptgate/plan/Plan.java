package io.github.promptgate.plan;

import io.github.promptgate.dataset.Dataset;
import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.prompt.Prompt;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.suite.Suite;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trials of a run in plan order: case by case, cell by cell, sample by sample (so that a stopped run has touched
 * few cases wholly rather than all in part).
 */
public final class Plan {

    private Plan() {}

    /** Expands the matrix and applies the suite's filters ({@code run.prompts}, {@code models}, {@code cases}, {@code tags}, {@code limit}). */
    public static Plan of(Suite suite, List<Prompt> prompts, Dataset dataset) {
        throw new IllegalStateException("stub");
    }

    /** Cells that are left after the filters, in the suite's order: prompts, then models, then axis values. */
    public List<Cell> cells() {
        throw new IllegalStateException("stub");
    }

    /** Cases that are left after the filters. */
    public List<CaseRef> cases() {
        throw new IllegalStateException("stub");
    }

    /** The same cases, streamed with their content; close it. */
    public Stream<EvalCase> stream() {
        throw new IllegalStateException("stub");
    }

    public int samples() {
        throw new IllegalStateException("stub");
    }

    public long size() {
        throw new IllegalStateException("stub");
    }

    /** Position of a trial in plan order, from 0. */
    public long position(int cell, int caseIndex, int sample) {
        throw new IllegalStateException("stub");
    }

    /** Why nothing is left: RUN-001, naming the filter and the known names; empty when something is. */
    public Optional<Problem> emptiness() {
        throw new IllegalStateException("stub");
    }
}
