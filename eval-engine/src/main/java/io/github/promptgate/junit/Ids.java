package io.github.promptgate.junit;

import io.github.promptgate.suite.GateRule;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.platform.engine.UniqueId;

/** Unique ids of nodes: the same for the same suite in every run and on every machine. */
final class Ids {

    static final String CELL = "cell";
    static final String RULE = "rule";

    private static final String SUITE = "suite";
    private static final String BEST = "best-cell";

    private Ids() {}

    static UniqueId suite(UniqueId engine, Path suite, Path working) {
        Path shown = suite.startsWith(working) ? working.relativize(suite) : suite;
        return engine.append(SUITE, shown.toString().replace('\\', '/'));
    }

    /** The suite that an id below the engine's is of. */
    static Optional<Path> suiteOf(UniqueId id, UniqueId engine, Path working) {
        if (!id.hasPrefix(engine)
                || id.getSegments().size() <= engine.getSegments().size()) {
            return Optional.empty();
        }
        UniqueId.Segment segment = id.getSegments().get(engine.getSegments().size());
        return segment.getType().equals(SUITE)
                ? Optional.of(working.resolve(segment.getValue()).normalize())
                : Optional.empty();
    }

    static UniqueId cell(UniqueId suite, String cell) {
        return suite.append(CELL, cell);
    }

    static UniqueId caseOf(UniqueId cell, String caseId) {
        return cell.append("case", caseId);
    }

    /** Which cell was best may change; the rule's node does not. */
    static UniqueId rule(UniqueId suite, GateRule rule, String unit) {
        String stable = rule.scope() == GateRule.Scope.BEST_CELL ? BEST : unit;
        return suite.append(RULE, rule.id()).append("unit", stable);
    }

    static UniqueId cause(UniqueId suite, int number) {
        return suite.append("cause", Integer.toString(number));
    }
}
