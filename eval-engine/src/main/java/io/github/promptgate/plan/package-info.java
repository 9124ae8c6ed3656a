/**
 * The matrix: prompts x models x parameters, by cases and samples, as trials with stable ids.
 */
@NullMarked
package io.github.promptgate.plan;

import org.jspecify.annotations.NullMarked;
