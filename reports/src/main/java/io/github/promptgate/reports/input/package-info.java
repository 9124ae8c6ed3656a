/** What every format is given, and what a format is: a pure function of it. */
@NullMarked
package io.github.promptgate.reports.input;

import org.jspecify.annotations.NullMarked;
