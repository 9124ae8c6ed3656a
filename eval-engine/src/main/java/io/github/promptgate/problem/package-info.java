/**
 * What a user can mend: a stable code, a place, the known alternatives, a fix.
 *
 * <p>{@code Problem(code, where, what, known, fix)} is the only way in which bad input is told; it knows no other
 * package. Several are collected and told at once as a {@link io.github.promptgate.problem.ProblemException}.
 */
@NullMarked
package io.github.promptgate.problem;

import org.jspecify.annotations.NullMarked;
