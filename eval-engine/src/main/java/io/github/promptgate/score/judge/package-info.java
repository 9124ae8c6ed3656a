/** The judge's plumbing: prompts, schema, repair, ids; and the scorers that rest on a rubric. */
@NullMarked
package io.github.promptgate.score.judge;

import org.jspecify.annotations.NullMarked;
