package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scorer as the suite or a case asks for it.
 *
 * @param type id of the scorer, without {@code not:}
 * @param metric name of the metric that it produces here
 * @param negated written with {@code not:}
 * @param options checked against the scorer's shape, shorthand expanded
 * @param parts the scorers that its options hold: those of a group
 */
public record ScorerSpec(String type, String metric, boolean negated, Options options, Where where, List<Part> parts) {

    /**
     * A scorer within a group.
     *
     * @param weight more than 0; 1 where the suite says nothing
     */
    public record Part(ScorerSpec scorer, double weight) {}

    public ScorerSpec {
        parts = List.copyOf(parts);
    }

    /** A scorer that is no group. */
    public ScorerSpec(String type, String metric, boolean negated, Options options, Where where) {
        this(type, metric, negated, options, where, List.of());
    }

    /** It and, where it is a group, all scorers below it. */
    public Stream<ScorerSpec> all() {
        return Stream.concat(
                Stream.of(this), parts.stream().flatMap(part -> part.scorer().all()));
    }
}
