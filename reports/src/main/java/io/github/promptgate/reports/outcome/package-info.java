/** {@code outcome.json}: the verdict for machines. */
@NullMarked
package io.github.promptgate.reports.outcome;

import org.jspecify.annotations.NullMarked;
