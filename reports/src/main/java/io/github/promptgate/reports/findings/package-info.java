/** What a reviewer should look at: broken rules, what kept them from being judged, and the cases behind them. */
@NullMarked
package io.github.promptgate.reports.findings;

import org.jspecify.annotations.NullMarked;
