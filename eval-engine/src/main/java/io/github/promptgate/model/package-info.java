/**
 * Whom we ask: clients for models and embeddings, and the one transport that all wires share.
 */
@NullMarked
package io.github.promptgate.model;

import org.jspecify.annotations.NullMarked;
