/** {@code summary.md} and {@code comment.md}: what a pull request shows of a run, within its host's limits. */
@NullMarked
package io.github.promptgate.reports.markdown;

import org.jspecify.annotations.NullMarked;
