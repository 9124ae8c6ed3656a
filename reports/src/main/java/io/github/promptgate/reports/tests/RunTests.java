package io.github.promptgate.reports.tests;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.record.RunHeader;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells a run as tests: a group of the rules, then one of cases for each cell. Rules fail; a case that missed or could
 * not be judged is skipped with the reason, unless the suite says {@code junit: cases}. Above
 * {@link RunHeader#MOST_TESTS} trials the cells are the tests, in one group: nobody reads more lines, and memory stays
 * bounded.
 */
public final class RunTests {

    private RunTests() {}

    /** Reads the record once, and holds of it a line a sample, at most. */
    public static List<TestGroup> of(EvalOutcome outcome) {
        List<TestGroup> groups = new ArrayList<>();
        groups.add(rules(outcome));
        outcome.record().ifPresent(record -> groups.addAll(new CellTests(record, outcome.suite()).groups()));
        return groups;
    }

    /** The rules, then what kept the run from being judged, or from running at all. */
    public static TestGroup rules(EvalOutcome outcome) {
        return RuleTests.of(outcome);
    }
}
