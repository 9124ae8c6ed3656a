/** Lines for a console or a build log; the doors print them. */
@NullMarked
package io.github.promptgate.reports.terminal;

import org.jspecify.annotations.NullMarked;
