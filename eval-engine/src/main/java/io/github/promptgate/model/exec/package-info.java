/** Any program as a model: JSON on its stdin, JSON from its stdout, no shell. */
@NullMarked
package io.github.promptgate.model.exec;

import org.jspecify.annotations.NullMarked;
