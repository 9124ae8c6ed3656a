/** Replies that were paid for are kept: cache, cassette and crash journal in one. */
@NullMarked
package io.github.promptgate.recording;

import org.jspecify.annotations.NullMarked;
