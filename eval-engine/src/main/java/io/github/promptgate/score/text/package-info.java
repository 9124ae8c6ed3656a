/** Scorers that look at the reply's letters, or at how it came: no model is asked. */
@NullMarked
package io.github.promptgate.score.text;

import org.jspecify.annotations.NullMarked;
