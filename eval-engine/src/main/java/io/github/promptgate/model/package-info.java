/**
 * Whom we ask: clients for models and embeddings; their calls travel over {@code model.transport}.
 *
 * <pre>
 * Models -> Provider (langchain4j | http | exec | mock) -> ModelClient, wrapped so that no secret leaves it
 * ModelClient -> Courier (retry, Limiter) -> Transport (the network, or a mock's script) -> Outcome -> Reply
 * </pre>
 */
@NullMarked
package io.github.promptgate.model;

import org.jspecify.annotations.NullMarked;
