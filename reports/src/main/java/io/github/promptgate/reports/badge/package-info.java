/** {@code badge.json}: the verdict in two words. */
@NullMarked
package io.github.promptgate.reports.badge;

import org.jspecify.annotations.NullMarked;
