package io.github.promptgate.record;

import java.util.List;

/**
 * A token of a reply, and what the model might have written in its place, where a provider says so.
 *
 * @param token as it stands in the reply
 * @param alternatives the likeliest tokens there, the token itself among them where the provider lists it
 */
public record TokenOdds(String token, List<Alternative> alternatives) {

    public TokenOdds {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * A token that was possible.
     *
     * @param logProb natural logarithm of its probability, at most 0
     */
    public record Alternative(String token, double logProb) {}
}
