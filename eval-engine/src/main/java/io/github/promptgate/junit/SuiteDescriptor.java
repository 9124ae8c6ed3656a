package io.github.promptgate.junit;

import io.github.promptgate.EvalRequest;
import io.github.promptgate.Listing;
import io.github.promptgate.plan.Part;
import io.github.promptgate.problem.Problem;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/**
 * A suite file. A listed one holds its cells, cases and rules, and what is left of these when it runs is what runs;
 * any other has its nodes registered when its run is over.
 */
final class SuiteDescriptor extends AbstractTestDescriptor {

    private final EvaluationSelector selector;
    private final Sources sources;
    private Optional<Listing> listing = Optional.empty();
    private Optional<Problem> refusal = Optional.empty();
    private Predicate<UniqueId> told = rule -> true;

    SuiteDescriptor(UniqueId id, EvaluationSelector selector, Optional<Path> classPathRoot) {
        this(id, selector, new Sources(selector.request().workingFolder(), classPathRoot));
    }

    private SuiteDescriptor(UniqueId id, EvaluationSelector selector, Sources sources) {
        super(
                id,
                String.valueOf(selector.request().suite().getFileName()),
                sources.of(selector.request().suite()));
        this.selector = selector;
        this.sources = sources;
    }

    EvaluationSelector selector() {
        return selector;
    }

    Sources sources() {
        return sources;
    }

    /** Says that the children are those of this listing, before any filter. */
    void listed(Listing all) {
        listing = Optional.of(all);
    }

    /** Whether the whole plan is so large that its cells are tests without cases. */
    boolean isByCell() {
        return listing.filter(all -> all.trials() > Nodes.MOST_TRIALS).isPresent();
    }

    void refuse(Problem problem) {
        refusal = Optional.of(problem);
    }

    /** Why it cannot be run at all. */
    Optional<Problem> refusal() {
        return refusal;
    }

    /** Says that only these rules are wanted, though all that are judged count for the verdict. */
    void tellOnly(Predicate<UniqueId> rules) {
        told = rules;
    }

    boolean tells(UniqueId rule) {
        return told.test(rule);
    }

    /** The selector's request, for what is left of the plan. */
    EvalRequest request() {
        return part().map(selector.request()::only).orElse(selector.request());
    }

    /** Empty for the whole plan. */
    private Optional<Part> part() {
        return listing.filter(all -> !isWhole(all)).map(all -> new Part(cells(), cases(all)));
    }

    private boolean isWhole(Listing all) {
        return cells().size() == all.cells().size()
                && cases(all).size() == all.cases().size();
    }

    private Set<String> cells() {
        Set<String> left = new LinkedHashSet<>();
        cellNodes().forEach(node -> left.add(node.getUniqueId().getLastSegment().getValue()));
        return left;
    }

    private Set<String> cases(Listing all) {
        Set<String> left = new LinkedHashSet<>();
        if (isByCell()) {
            all.cases().forEach(ref -> left.add(ref.id()));
            return left;
        }
        cellNodes().stream()
                .flatMap(cell -> cell.getChildren().stream())
                .forEach(node -> left.add(node.getUniqueId().getLastSegment().getValue()));
        return left;
    }

    private List<? extends TestDescriptor> cellNodes() {
        return getChildren().stream()
                .filter(child -> child.getUniqueId().getLastSegment().getType().equals(Ids.CELL))
                .filter(child -> child.isTest() || !child.getChildren().isEmpty())
                .toList();
    }

    /** What is left of the plan, in words; empty for the whole plan. */
    String partText() {
        return listing.flatMap(all -> part().map(part ->
                        part.text(all.cells().size(), all.cases().size())))
                .orElse("");
    }

    /** Whether filters or selectors took every cell or case away. */
    boolean isEmptied() {
        return listing.filter(all -> cells().isEmpty()
                        && !all.cells().isEmpty()
                        && !all.cases().isEmpty())
                .isPresent();
    }

    /** With what is left of the plan: filters come after the display name was given. */
    @Override
    public String getLegacyReportingName() {
        String part = partText();
        return getDisplayName() + (part.isEmpty() ? "" : " (" + part + ")");
    }

    @Override
    public Set<TestTag> getTags() {
        return listing.map(all -> Node.tags(all.tags())).orElse(Set.of());
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public boolean mayRegisterTests() {
        return listing.isEmpty();
    }

    /** A suite that could not be listed has tags that nobody knows: no filter may hide that it is broken. */
    @Override
    public void removeFromHierarchy() {
        if (listing.isPresent()) {
            super.removeFromHierarchy();
        }
    }
}
