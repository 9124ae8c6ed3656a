/** Scorers of what an agent does: tools that it calls, and conversations that it holds. */
@NullMarked
package io.github.promptgate.score.tool;

import org.jspecify.annotations.NullMarked;
