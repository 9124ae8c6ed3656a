/**
 * The suite file: its grammar, its reader, and what it says as values that keep their source position.
 */
@NullMarked
package io.github.promptgate.suite;

import org.jspecify.annotations.NullMarked;
