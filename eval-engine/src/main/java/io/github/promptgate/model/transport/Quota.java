package io.github.promptgate.model.transport;

import io.github.promptgate.model.transport.Transport.Response;
import java.util.List;

/** Knows the replies that say that an account's money or allowance is spent: no wait of ours helps. */
final class Quota {

    /** OpenAI's codes, and the id of Gemini's quotas that are counted by the day. */
    private static final List<String> OF_429 =
            List.of("insufficient_quota", "billing_not_active", "billing_hard_limit_reached", "PerDay");

    /** Anthropic's sentence and code, OpenAI's code. */
    private static final List<String> OF_OTHERS =
            List.of("credit balance is too low", "\"billing_error\"", "billing_hard_limit_reached");

    private Quota() {}

    static boolean isSpent(Response response) {
        return switch (response.status()) {
            case 402 -> true;
            case 429 -> OF_429.stream().anyMatch(response.body()::contains);
            case 400, 403 -> OF_OTHERS.stream().anyMatch(response.body()::contains);
            default -> false;
        };
    }
}
