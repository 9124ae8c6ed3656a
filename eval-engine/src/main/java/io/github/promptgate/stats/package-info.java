/** Intervals and measures of agreement; pure, and knows nothing of suites or runs. */
@NullMarked
package io.github.promptgate.stats;

import org.jspecify.annotations.NullMarked;
