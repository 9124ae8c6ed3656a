/** {@code results.csv}: every trial as a row. */
@NullMarked
package io.github.promptgate.reports.csv;

import org.jspecify.annotations.NullMarked;
