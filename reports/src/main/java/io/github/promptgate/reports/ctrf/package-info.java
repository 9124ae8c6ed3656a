/** The run as a Common Test Report. */
@NullMarked
package io.github.promptgate.reports.ctrf;

import org.jspecify.annotations.NullMarked;
