/** What people said of answers: the file of labels, and the draw that says which answers to label. */
@NullMarked
package io.github.promptgate.label;

import org.jspecify.annotations.NullMarked;
