/** Scorers of what an answer must not do: give away, obey a planted order, insult. */
@NullMarked
package io.github.promptgate.score.safety;

import org.jspecify.annotations.NullMarked;
