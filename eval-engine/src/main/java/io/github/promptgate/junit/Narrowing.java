package io.github.promptgate.junit;

import io.github.promptgate.Listing;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Cell;
import io.github.promptgate.suite.GateRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;

/**
 * Leaves of a listed suite what single ids select. Cells and cases bring all rules along, for these judge whatever runs;
 * a rule alone brings the cells that it is held against.
 */
final class Narrowing {

    private final SuiteDescriptor suite;
    private final Listing listing;
    private final List<UniqueId> selected;

    Narrowing(SuiteDescriptor suite, Listing listing, List<UniqueId> selected) {
        this.suite = suite;
        this.listing = listing;
        this.selected = List.copyOf(selected);
    }

    void apply() {
        Set<String> cells = new HashSet<>();
        boolean rulesOnly = true;
        for (TestDescriptor node : leaves()) {
            if (isSelected(node.getUniqueId())) {
                boolean rule = isRule(node.getUniqueId());
                rulesOnly &= rule;
                if (rule) {
                    cells.addAll(cellsOf(node.getUniqueId()));
                }
            }
        }
        boolean any = leaves().stream().anyMatch(node -> isSelected(node.getUniqueId()));
        if (!any) {
            suite.refuse(nothing());
            return;
        }
        if (rulesOnly) {
            suite.tellOnly(this::isSelected);
        }
        boolean allRules = !rulesOnly;
        for (TestDescriptor node : leaves()) {
            UniqueId id = node.getUniqueId();
            boolean kept = isSelected(id) || (isRule(id) ? allRules : cells.contains(cellOf(id)));
            if (!kept) {
                node.removeFromHierarchy();
            }
        }
        List.copyOf(suite.getChildren()).stream()
                .filter(child -> child.isContainer() && child.getChildren().isEmpty())
                .forEach(TestDescriptor::removeFromHierarchy);
    }

    private List<TestDescriptor> leaves() {
        return suite.getDescendants().stream()
                .filter(TestDescriptor::isTest)
                .<TestDescriptor>map(node -> node)
                .toList();
    }

    private boolean isSelected(UniqueId id) {
        return selected.stream().anyMatch(id::hasPrefix);
    }

    private boolean isRule(UniqueId id) {
        return segment(id, 0).getType().equals(Ids.RULE);
    }

    private String cellOf(UniqueId id) {
        return segment(id, 0).getValue();
    }

    /** The cells that a rule's unit is made of. */
    private Set<String> cellsOf(UniqueId ruleNode) {
        Set<String> cells = new HashSet<>();
        for (GateRule rule : listing.rules()) {
            for (Cell cell : listing.cells()) {
                SuiteTree.units(rule, List.of(cell)).stream()
                        .filter(unit ->
                                Ids.rule(suite.getUniqueId(), rule, unit).equals(ruleNode))
                        .forEach(unit -> cells.add(cell.id()));
            }
        }
        return cells;
    }

    private UniqueId.Segment segment(UniqueId id, int below) {
        return id.getSegments().get(suite.getUniqueId().getSegments().size() + below);
    }

    private Problem nothing() {
        String ids = selected.stream()
                .map(id ->
                        id.toString().substring(suite.getUniqueId().toString().length()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return new Problem(
                ProblemCode.RUN_001,
                Where.file(listing.where().file()),
                "the selection " + ids + " matches no cell, case or rule of the plan",
                listing.trials() > Nodes.MOST_TRIALS
                        ? "above " + Nodes.MOST_TRIALS + " trials select cells, or set promptgate.cases"
                        : "run the suite again and select from what it lists");
    }
}
