/** {@code agents.md} and {@code failures.jsonl}: what failed, small enough for a coding agent to read whole. */
@NullMarked
package io.github.promptgate.reports.agents;

import org.jspecify.annotations.NullMarked;
