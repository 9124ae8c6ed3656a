/** What a run comes to: one pass over the record gives all that every report shows of it. */
@NullMarked
package io.github.promptgate.reports.summary;

import org.jspecify.annotations.NullMarked;
