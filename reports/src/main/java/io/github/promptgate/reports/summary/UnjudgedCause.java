package io.github.promptgate.reports.summary;

import io.github.promptgate.problem.ProblemCode;

/**
 * One reason why trials could not be judged.
 *
 * @param trials how many met it; a trial may meet several
 * @param first the first of them in plan order
 * @param detail what was said of the first
 */
public record UnjudgedCause(ProblemCode code, long trials, ListedTrial first, String detail) {}
