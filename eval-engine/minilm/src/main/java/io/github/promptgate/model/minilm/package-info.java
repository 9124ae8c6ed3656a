/** Sentence embeddings in process: MiniLM, quantised, on the processor, without a key or a network. */
@NullMarked
package io.github.promptgate.model.minilm;

import org.jspecify.annotations.NullMarked;
