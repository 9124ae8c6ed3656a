package io.github.promptgate.junit;

import io.github.promptgate.Listing;
import io.github.promptgate.gate.Gate;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.suite.GateRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestTag;

/**
 * Hangs the nodes of a listed suite under it, so that filters and selectors have something to choose from. A case has
 * its own tags and the suite's; a rule those of the suite and of all cases, for it is judged on whatever is left.
 */
final class SuiteTree {

    private final SuiteDescriptor suite;
    private final Listing listing;

    private SuiteTree(SuiteDescriptor suite, Listing listing) {
        this.suite = suite;
        this.listing = listing;
    }

    static void grow(SuiteDescriptor suite, Listing listing) {
        new SuiteTree(suite, listing).grow();
        suite.listed(listing);
    }

    private void grow() {
        for (Cell cell : listing.cells()) {
            suite.addChild(listing.trials() > Nodes.MOST_TRIALS ? alone(cell) : withCases(cell));
        }
        Set<TestTag> tags = ruleTags();
        for (GateRule rule : listing.rules()) {
            for (String unit : units(rule, listing.cells())) {
                suite.addChild(Node.test(
                        Ids.rule(suite.getUniqueId(), rule, unit),
                        Gate.title(rule, unit),
                        suite.sources().of(rule.where()),
                        tags));
            }
        }
    }

    /** A rule on the best cell has one node, whichever cell that will be; so has a rule that no cell matches. */
    static List<String> units(GateRule rule, List<Cell> cells) {
        List<String> units = Gate.units(rule, cells);
        if (units.isEmpty()) {
            return List.of("run");
        }
        return rule.scope() == GateRule.Scope.BEST_CELL ? units.subList(0, 1) : units;
    }

    private Node alone(Cell cell) {
        return Node.test(Ids.cell(suite.getUniqueId(), cell.id()), cell.id(), null, Node.tags(listing.tags()));
    }

    private Node withCases(Cell cell) {
        Node node = Node.container(Ids.cell(suite.getUniqueId(), cell.id()), cell.id());
        for (CaseRef ref : listing.cases()) {
            node.addChild(Node.test(
                    Ids.caseOf(node.getUniqueId(), ref.id()),
                    ref.id(),
                    suite.sources().of(ref.where()),
                    Node.tags(tags(ref))));
        }
        return node;
    }

    private List<String> tags(CaseRef ref) {
        List<String> tags = new ArrayList<>(listing.tags());
        tags.addAll(ref.tags());
        return tags;
    }

    private Set<TestTag> ruleTags() {
        Set<String> tags = new LinkedHashSet<>(listing.tags());
        listing.cases().forEach(ref -> tags.addAll(ref.tags()));
        return new HashSet<>(Node.tags(tags));
    }
}
