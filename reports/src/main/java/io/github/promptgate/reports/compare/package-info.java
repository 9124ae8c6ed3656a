/** Two runs side by side as JSON. */
@NullMarked
package io.github.promptgate.reports.compare;

import org.jspecify.annotations.NullMarked;
