/**
 * Templates in nunjucks (Jinja syntax) on Rhino, with a fast path for plain {@code {{ name }}}.
 */
@NullMarked
package io.github.promptgate.script;

import org.jspecify.annotations.NullMarked;
