/** Scorers that rest on vectors of sentences. */
@NullMarked
package io.github.promptgate.score.semantic;

import org.jspecify.annotations.NullMarked;
