/** Scorers of answers that rest on passages: drawn from them, and to the point. */
@NullMarked
package io.github.promptgate.score.rag;

import org.jspecify.annotations.NullMarked;
