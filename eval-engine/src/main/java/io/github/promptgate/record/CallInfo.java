package io.github.promptgate.record;

import java.util.OptionalLong;

/**
 * How a reply came to us. All of it but the origin is left out of "same input, same bytes".
 *
 * @param latencyMillis the last attempt's, without queue and backoff; empty when no call was made
 * @param attempts calls made, 0 for a given answer
 * @param waitedMillis time spent in backoff
 */
public record CallInfo(Origin origin, OptionalLong latencyMillis, int attempts, long waitedMillis) {

    /** Where a reply comes from. */
    public enum Origin {
        /** Asked now. */
        LIVE,
        /** Read from a recording. */
        RECORDED,
        /** Given in the case; no call. */
        GIVEN,
        /** There was none to ask. */
        NONE
    }

    /** An answer that stands in the case. */
    public static CallInfo given() {
        return new CallInfo(Origin.GIVEN, OptionalLong.empty(), 0, 0);
    }

    /** Nobody was asked. */
    public static CallInfo none() {
        return new CallInfo(Origin.NONE, OptionalLong.empty(), 0, 0);
    }

    /** Asked now. */
    public static CallInfo live(long latencyMillis, int attempts, long waitedMillis) {
        return new CallInfo(Origin.LIVE, OptionalLong.of(latencyMillis), attempts, waitedMillis);
    }
}
