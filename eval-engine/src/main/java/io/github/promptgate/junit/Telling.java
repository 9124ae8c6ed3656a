package io.github.promptgate.junit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;

/** Tells nodes to JUnit, each once: those that a suite was listed with, and others, which it registers first. */
final class Telling {

    private final EngineExecutionListener listener;
    private final Map<UniqueId, TestDescriptor> listed = new HashMap<>();
    private final Set<UniqueId> told = new HashSet<>();

    Telling(TestDescriptor suite, EngineExecutionListener listener) {
        this.listener = listener;
        suite.getDescendants().forEach(node -> listed.put(node.getUniqueId(), node));
    }

    /** @param otherwise makes the node where the suite was not listed with it */
    TestDescriptor start(TestDescriptor parent, UniqueId id, Supplier<Node> otherwise) {
        TestDescriptor node = listed.get(id);
        if (node == null) {
            node = otherwise.get();
            parent.addChild(node);
            listener.dynamicTestRegistered(node);
        }
        told.add(id);
        listener.executionStarted(node);
        return node;
    }

    void finish(TestDescriptor node, TestExecutionResult result) {
        listener.executionFinished(node, result);
    }

    void publish(TestDescriptor node, Map<String, String> entry) {
        listener.reportingEntryPublished(node, ReportEntry.from(entry));
    }

    /** Children that were listed and not told. */
    List<TestDescriptor> untold(TestDescriptor parent) {
        return parent.getChildren().stream()
                .filter(child -> !told.contains(child.getUniqueId()))
                .<TestDescriptor>map(child -> child)
                .toList();
    }

    void skip(TestDescriptor node, String reason) {
        told.add(node.getUniqueId());
        listener.executionSkipped(node, reason);
    }
}
