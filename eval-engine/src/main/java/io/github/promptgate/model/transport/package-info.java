/**
 * How a call travels: one transport for all wires, and around it retry, limits, deadlines and the texts of what went
 * wrong.
 *
 * <pre>
 * Courier (attempts, Backoff, deadline) -> Limiter (the model's window and pace) -> Transport (the network, or a script)
 * </pre>
 */
@NullMarked
package io.github.promptgate.model.transport;

import org.jspecify.annotations.NullMarked;
