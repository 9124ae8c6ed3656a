package io.github.promptgate.record.before;

/**
 * What is known of a reference's replies, counted in trials that stand on both sides.
 *
 * @param same as now
 * @param other than now
 * @param unknown that no recording has
 */
public record RepliesBefore(long same, long other, long unknown) {

    /** Nothing was looked up. */
    public static RepliesBefore none() {
        return new RepliesBefore(0, 0, 0);
    }

    /** With one more. */
    public RepliesBefore plus(SampleBefore.ReplyBefore reply) {
        return switch (reply) {
            case SAME -> new RepliesBefore(same + 1, other, unknown);
            case OTHER -> new RepliesBefore(same, other + 1, unknown);
            case UNKNOWN -> new RepliesBefore(same, other, unknown + 1);
        };
    }
}
