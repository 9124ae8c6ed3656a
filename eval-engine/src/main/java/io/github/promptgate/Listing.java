package io.github.promptgate;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.suite.GateRule;
import java.util.List;

/**
 * The names of what a run would do, for whoever selects a part of it.
 *
 * @param where the suite file
 * @param tags the suite's own
 * @param trials size of the plan
 */
public record Listing(
        Where where, List<String> tags, List<Cell> cells, List<CaseRef> cases, long trials, List<GateRule> rules) {

    public Listing {
        tags = List.copyOf(tags);
        cells = List.copyOf(cells);
        cases = List.copyOf(cases);
        rules = List.copyOf(rules);
    }
}
