package io.github.promptgate.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FileSource;

/** A suite file; its cells, cases and rules are registered when its run is over. */
final class SuiteDescriptor extends AbstractTestDescriptor {

    private final EvaluationSelector selector;

    SuiteDescriptor(UniqueId id, EvaluationSelector selector) {
        super(
                id,
                String.valueOf(selector.request().suite().getFileName()),
                FileSource.from(selector.request().suite().toFile()));
        this.selector = selector;
    }

    EvaluationSelector selector() {
        return selector;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public boolean mayRegisterTests() {
        return true;
    }
}
