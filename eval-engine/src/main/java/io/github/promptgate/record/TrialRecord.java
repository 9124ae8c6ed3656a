package io.github.promptgate.record;

import java.util.List;
import java.util.OptionalDouble;

/**
 * All that is kept of one trial.
 *
 * @param input the case's question or input, for readers; may be empty
 * @param expected the case's expectation, for readers; may be empty
 * @param contexts passages of the case; those that a target retrieved itself stand in its reply
 * @param messages the prompt as it was sent; empty for a given answer
 * @param scores one per metric of the trial, in the suite's order
 * @param cost price of the reply in USD; empty when price or usage is unknown, or no call was made
 * @param judge what judging took
 */
public record TrialRecord(
        Trial trial,
        String input,
        String expected,
        List<String> contexts,
        List<Message> messages,
        Reply reply,
        List<Score> scores,
        OptionalDouble cost,
        Spend judge) {

    public TrialRecord {
        contexts = List.copyOf(contexts);
        messages = List.copyOf(messages);
        scores = List.copyOf(scores);
    }

    /** A trial of a case without passages. */
    public TrialRecord(
            Trial trial,
            String input,
            String expected,
            List<Message> messages,
            Reply reply,
            List<Score> scores,
            OptionalDouble cost,
            Spend judge) {
        this(trial, input, expected, List.of(), messages, reply, scores, cost, judge);
    }

    /** The passages that the answer was held against: those that the target retrieved, else those of the case. */
    public List<String> passages() {
        return reply.fold(answered -> answered.contexts().orElse(contexts), refused -> contexts, failed -> contexts);
    }

    /** As reports show it: personal data that a scorer found in the reply is hidden wherever it stands. */
    public TrialRecord shown() {
        return Masking.trial(this);
    }

    /** Unscored when there is no reply, else as its scores say. */
    public TrialState state() {
        return isError() ? TrialState.UNSCORED : TrialState.of(scores);
    }

    /** The model that the cell names gave no reply: the reply failed, or a fallback's stands in its place uncounted. */
    public boolean isError() {
        return reply instanceof Reply.Failed || isUncounted();
    }

    /** The reply is a fallback's and says nothing about the cell's model. */
    boolean isUncounted() {
        return reply.call().isFallback()
                && scores.stream()
                        .anyMatch(score ->
                                score instanceof Score.Unscored unscored && unscored.cause() == UnscoredCause.FALLBACK);
    }
}
