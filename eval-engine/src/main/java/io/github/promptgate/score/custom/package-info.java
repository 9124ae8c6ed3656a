/** Groups of scorers, and scorers of a user's own: an assertion class, a program, an HTTP endpoint. */
@NullMarked
package io.github.promptgate.score.custom;

import org.jspecify.annotations.NullMarked;
