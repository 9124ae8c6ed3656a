/** Findings for code scanning. */
@NullMarked
package io.github.promptgate.reports.sarif;

import org.jspecify.annotations.NullMarked;
