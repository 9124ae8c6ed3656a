package io.github.promptgate.plan;

import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A selection out of a plan: all of these cells on all of these cases.
 *
 * @param cells ids of cells
 * @param cases ids of cases
 */
public record Part(Set<String> cells, Set<String> cases) {

    public Part {
        cells = Set.copyOf(cells);
        cases = Set.copyOf(cases);
    }

    List<Cell> of(List<Cell> all) {
        return all.stream().filter(cell -> cells.contains(cell.id())).toList();
    }

    /** Positions of the selected cases among those that were chosen. */
    BitSet of(List<CaseRef> refs, BitSet chosen) {
        BitSet selected = new BitSet(refs.size());
        chosen.stream().filter(i -> cases.contains(refs.get(i).id())).forEach(selected::set);
        return selected;
    }

    /** Empty when nothing was left out. */
    static String text(Plan whole, int cells, int cases) {
        List<String> parts = new ArrayList<>();
        if (cases < whole.cases().size()) {
            parts.add(cases + " of " + whole.cases().size() + " cases");
        }
        if (cells < whole.cells().size()) {
            parts.add(cells + " of " + whole.cells().size() + " cells");
        }
        return String.join(", ", parts);
    }
}
