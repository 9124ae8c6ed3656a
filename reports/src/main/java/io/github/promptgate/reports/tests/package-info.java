/** A run told as tests: which there are, and how each ended, the same in every format that knows tests. */
@NullMarked
package io.github.promptgate.reports.tests;

import org.jspecify.annotations.NullMarked;
