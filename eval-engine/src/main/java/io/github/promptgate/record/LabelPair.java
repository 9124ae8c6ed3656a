package io.github.promptgate.record;

import java.util.Optional;

/**
 * What a classification found on one trial.
 *
 * @param given the answer's label; empty when it is none of the suite's
 */
public record LabelPair(String expected, Optional<String> given) {

    private static final String KIND = "label";

    /** The labels that a score's evidence carries. */
    public static Optional<LabelPair> in(Evidence evidence) {
        return evidence.items().stream()
                .filter(item -> item.kind().equals(KIND))
                .findFirst()
                .map(item -> new LabelPair(
                        item.subject(), Optional.of(item.verdict()).filter(given -> !given.isEmpty())));
    }

    /** As evidence carries it. */
    public Evidence.Item item(String note) {
        return new Evidence.Item(KIND, expected, given.orElse(""), note);
    }

    /** Whether one of the two is this label. */
    public boolean holds(String label) {
        return expected.equals(label) || given.filter(label::equals).isPresent();
    }
}
