/** A scripted model in process: answers in the OpenAI wire format through the real client, retry and limits. */
@NullMarked
package io.github.promptgate.model.mock;

import org.jspecify.annotations.NullMarked;
