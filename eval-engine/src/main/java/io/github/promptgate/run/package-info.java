/**
 * Runs the plan and emits events; never prints.
 */
@NullMarked
package io.github.promptgate.run;

import org.jspecify.annotations.NullMarked;
