package io.github.promptgate.label;

import io.github.promptgate.source.Digest;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one person said of one answer.
 *
 * @param caseId the case that was answered
 * @param cell the cell that gave the answer, {@code prompt@model}
 * @param answerSha256 SHA-256 of the answer's text in UTF-8, 64 lower-case hex digits
 * @param score how good, in [0, 1]; empty where only the verdict was given
 * @param metric the metric it speaks of; empty for the whole answer
 * @param comment may be empty
 * @param reviewer who said it
 * @param at when, ISO 8601 in UTC
 * @param drawn the random draw that the answer came from; empty for an answer that was picked
 */
public record HumanLabel(
        String caseId,
        String cell,
        String answerSha256,
        Verdict verdict,
        OptionalDouble score,
        Optional<String> metric,
        String comment,
        String reviewer,
        String at,
        Optional<Drawn> drawn) {

    /** Good enough or not. */
    public enum Verdict {
        GOOD,
        BAD
    }

    /**
     * A random draw of a run's answers.
     *
     * @param n answers that were drawn
     * @param of answers that there were
     */
    public record Drawn(long seed, int n, long of) {}

    /** An answer, and what is said of it: labels of the same subject speak of the same thing. */
    public record Subject(String caseId, String answerSha256, Optional<String> metric) {}

    /** The {@code answerSha256} of an answer. */
    public static String digestOf(String answer) {
        return Digest.sha256(answer);
    }

    /** What it speaks of. */
    public Subject subject() {
        return new Subject(caseId, answerSha256, metric);
    }

    /** Whether it takes the place of another one: the same reviewer spoke of the same thing, not earlier. */
    boolean replaces(HumanLabel other) {
        return reviewer.equals(other.reviewer)
                && subject().equals(other.subject())
                && LabelFields.instant(at).compareTo(LabelFields.instant(other.at)) >= 0;
    }
}
