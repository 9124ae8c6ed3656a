package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;

/** The file in which people's labels of the run's answers are kept; it need not be there yet. */
public record LabelsSpec(String file, Where where) {}
