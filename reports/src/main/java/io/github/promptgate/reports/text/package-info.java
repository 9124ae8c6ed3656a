/** How numbers and hostile text are shown to people. */
@NullMarked
package io.github.promptgate.reports.text;

import org.jspecify.annotations.NullMarked;
