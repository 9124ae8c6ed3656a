/** {@code report.html}: one file that opens from disk without a network. */
@NullMarked
package io.github.promptgate.reports.html;

import org.jspecify.annotations.NullMarked;
