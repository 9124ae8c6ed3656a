/** The façade: {@link io.github.promptgate.EvalEngine} takes a request and gives an outcome. */
@NullMarked
package io.github.promptgate;

import org.jspecify.annotations.NullMarked;
