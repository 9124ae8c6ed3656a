package io.github.promptgate;

import java.nio.file.Path;

/**
 * A finished run that people are to label.
 *
 * @param outcome with the labels that there are
 * @param labels where labels lie, or will: as the suite says, else beside its dataset
 * @param shown the same path as messages show it
 */
public record Reviewed(EvalOutcome outcome, Path labels, String shown) {}
