/** What a run will take, before money is spent: calls, tokens, price, time, and what its rules can see. */
@NullMarked
package io.github.promptgate.preflight;

import org.jspecify.annotations.NullMarked;
