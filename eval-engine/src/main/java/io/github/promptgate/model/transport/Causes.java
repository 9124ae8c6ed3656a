package io.github.promptgate.model.transport;

import io.github.promptgate.model.transport.Transport.Break;
import io.github.promptgate.model.transport.Transport.Outcome;
import java.util.Optional;

/** Words for what made attempts fail, as the record lists them. */
final class Causes {

    private Causes() {}

    /** The word of an attempt that failed; empty for one that did not. */
    static Optional<String> of(Outcome outcome) {
        return outcome.fold(
                response -> response.isSuccess() ? Optional.empty() : Optional.of(Integer.toString(response.status())),
                broken -> Optional.of(of(broken.kind())));
    }

    static String of(Break kind) {
        return switch (kind) {
            case TIMEOUT -> "time-out";
            case NO_CONNECTION -> "no-connection";
            case LOST -> "reset";
            case TOO_LONG -> "too-long";
            case STOPPED -> "stopped";
            case QUOTA_SPENT -> "quota";
            case KEY_REFUSED -> "key";
            case HELD -> "held";
        };
    }
}
