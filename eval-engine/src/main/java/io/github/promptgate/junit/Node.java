package io.github.promptgate.junit;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A cell, a case or a rule as JUnit sees it. */
final class Node extends AbstractTestDescriptor {

    private final Type type;
    private final Set<TestTag> tags;

    private Node(UniqueId id, String name, @Nullable TestSource source, Type type, Set<TestTag> tags) {
        super(id, name, source);
        this.type = type;
        this.tags = Set.copyOf(tags);
    }

    static Node container(UniqueId id, String name) {
        return new Node(id, name, null, Type.CONTAINER, Set.of());
    }

    static Node test(UniqueId id, String name, @Nullable TestSource source, Set<TestTag> tags) {
        return new Node(id, name, source, Type.TEST, tags);
    }

    /** Those that JUnit takes: it knows no tags with blanks or operators in them. */
    static Set<TestTag> tags(Collection<String> words) {
        return words.stream().filter(TestTag::isValid).map(TestTag::create).collect(Collectors.toSet());
    }

    @Override
    public Type getType() {
        return type;
    }

    @Override
    public Set<TestTag> getTags() {
        return tags;
    }
}
