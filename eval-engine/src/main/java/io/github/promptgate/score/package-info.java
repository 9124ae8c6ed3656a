/**
 * Scorers: what each number means. One scorer, one class, one test, one page.
 */
@NullMarked
package io.github.promptgate.score;

import org.jspecify.annotations.NullMarked;
