/**
 * The JUnit Platform door, and the Launcher runner that the plugin and the command line start.
 */
@NullMarked
package io.github.promptgate.junit;

import org.jspecify.annotations.NullMarked;
