/**
 * What trials were in what a run is held against: the file beside a record that reports read old values and answers from.
 */
@NullMarked
package io.github.promptgate.record.before;

import org.jspecify.annotations.NullMarked;
