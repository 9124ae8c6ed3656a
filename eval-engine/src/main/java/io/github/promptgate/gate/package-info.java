/**
 * From scores to a verdict; pure: no clock, no file, no thread, no randomness.
 */
@NullMarked
package io.github.promptgate.gate;

import org.jspecify.annotations.NullMarked;
