package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;

/**
 * A scorer as the suite or a case asks for it.
 *
 * @param type id of the scorer, without {@code not:}
 * @param metric name of the metric that it produces here
 * @param negated written with {@code not:}
 * @param options checked against the scorer's shape, shorthand expanded
 */
public record ScorerSpec(String type, String metric, boolean negated, Options options, Where where) {}
