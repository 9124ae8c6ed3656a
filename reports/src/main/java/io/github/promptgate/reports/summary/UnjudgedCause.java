package io.github.promptgate.reports.summary;

import io.github.promptgate.problem.ProblemCode;

/**
 * One reason why trials could not be judged.
 *
 * @param trials how many met it; a trial may meet several
 * @param first the first of them in plan order
 * @param detail what was said of the first
 * @param tries what the first one's calls met, where it was asked several times and brought no reply; else empty
 */
public record UnjudgedCause(ProblemCode code, long trials, ListedTrial first, String detail, String tries) {}
