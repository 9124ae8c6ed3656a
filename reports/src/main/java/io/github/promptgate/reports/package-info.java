/**
 * Reports: pure functions of an outcome, its record and its verdict.
 *
 * <pre>
 * Reports -> html, terminal, outcome, junit, ... (one package a format) -> input, tests, findings -> summary -> text
 * </pre>
 */
@NullMarked
package io.github.promptgate.reports;

import org.jspecify.annotations.NullMarked;
