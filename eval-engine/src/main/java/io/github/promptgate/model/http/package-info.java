/** Any HTTP endpoint as a model: a templated request, JSONPath to the answer. */
@NullMarked
package io.github.promptgate.model.http;

import org.jspecify.annotations.NullMarked;
