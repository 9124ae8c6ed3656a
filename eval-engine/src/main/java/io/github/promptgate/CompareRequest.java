package io.github.promptgate;

import java.nio.file.Path;

/**
 * Which runs to put side by side.
 *
 * @param before a record, or a folder that holds some
 * @param after likewise; runs of the same suite are compared
 */
public record CompareRequest(Path before, Path after) {

    /** Both as they are told: without steps to a folder and back. */
    public CompareRequest {
        before = before.normalize();
        after = after.normalize();
    }
}
