package io.github.promptgate.junit;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.Listing;
import io.github.promptgate.run.RunListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** Finds the selected suites and lists their nodes; asks no model and needs no key. */
final class Discovery {

    private final EngineDiscoveryRequest request;
    private final EngineDescriptor root;
    private final Path working = Path.of("").toAbsolutePath();
    private final Settings settings;
    private final EvalEngine engine =
            new EvalEngine(Clock.systemUTC(), name -> Optional.ofNullable(System.getenv(name)));

    Discovery(EngineDiscoveryRequest request, UniqueId id) {
        this.request = request;
        this.root = new EngineDescriptor(id, "PromptGate");
        this.settings = new Settings(request.getConfigurationParameters());
    }

    TestDescriptor root() {
        request.getSelectorsByType(EvaluationSelector.class).forEach(this::asked);
        Map<Path, SelectedFiles.Found> whole = new LinkedHashMap<>();
        new SelectedFiles(working).of(request).forEach(found -> whole.put(found.file(), found));
        whole.values().forEach(found -> suite(found, List.of()));
        byId().forEach((file, ids) -> {
            if (!whole.containsKey(file)) {
                suite(SelectedFiles.Found.file(file), ids);
            }
        });
        return root;
    }

    /** For a door of ours: no filter applies, and what is not listed first need not be read twice. */
    private void asked(EvaluationSelector selector) {
        EvalRequest asked = selector.request();
        UniqueId id = Ids.suite(root.getUniqueId(), asked.suite(), asked.workingFolder());
        long before = root.getChildren().stream()
                .filter(child -> child.getUniqueId().hasPrefix(id))
                .count();
        UniqueId own = before == 0 ? id : id.append("again", Long.toString(before));
        root.addChild(new SuiteDescriptor(own, selector, Optional.empty()));
    }

    private Map<Path, List<UniqueId>> byId() {
        Map<Path, List<UniqueId>> selected = new TreeMap<>();
        for (UniqueIdSelector selector : request.getSelectorsByType(UniqueIdSelector.class)) {
            UniqueId id = selector.getUniqueId();
            Ids.suiteOf(id, root.getUniqueId(), working)
                    .ifPresent(file -> selected.computeIfAbsent(file, key -> new ArrayList<>())
                            .add(id));
        }
        return selected;
    }

    /** @param ids of nodes that alone are wanted; empty for all */
    private void suite(SelectedFiles.Found found, List<UniqueId> ids) {
        EvalRequest wanted = new EvalRequest(found.file(), settings.output(working), working, settings.overrides());
        EvaluationSelector selector = new EvaluationSelector(engine, wanted, RunListener.silent(), outcome -> {});
        UniqueId id = Ids.suite(root.getUniqueId(), found.file(), working);
        SuiteDescriptor suite = new SuiteDescriptor(id, selector, found.classPathRoot());
        root.addChild(suite);
        settings.unknown().or(found::refusal).ifPresent(suite::refuse);
        if (suite.refusal().isEmpty()) {
            list(suite)
                    .filter(listing -> !ids.isEmpty() && !ids.contains(id))
                    .ifPresent(listing -> new Narrowing(suite, listing, ids).apply());
        }
    }

    /** Empty for a suite with problems: running it will tell them. */
    private Optional<Listing> list(SuiteDescriptor suite) {
        try {
            Listing listing = engine.list(suite.selector().request());
            SuiteTree.grow(suite, listing);
            return Optional.of(listing);
        } catch (RuntimeException told) {
            return Optional.empty();
        }
    }
}
