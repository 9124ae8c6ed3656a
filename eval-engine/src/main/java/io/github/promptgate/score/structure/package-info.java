/** Scorers that read the reply as data. */
@NullMarked
package io.github.promptgate.score.structure;

import org.jspecify.annotations.NullMarked;
