package io.github.promptgate.score.rag;

import static io.github.promptgate.suite.Shape.optional;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.CaseValue;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.suite.Shape;
import java.util.Optional;

/**
 * The right answer to compare with: the option {@code reference}, else the case's reference, else its expected. The
 * word {@code abstain} there says what to do and is no answer.
 */
record Reference(Optional<CaseValue> value) {

    static final Shape.Field OPTION =
            optional("reference", Shape.text(), "the right answer; the case's reference, else its expected");

    private static final String ABSTAIN = "abstain";

    static Reference of(ScorerOrder order) {
        return new Reference(order.value(OPTION.name()));
    }

    /**
     * The text for a case.
     *
     * @throws CannotScore VALUE_MISSING
     */
    String of(Subject subject) {
        return find(subject)
                .orElseThrow(() -> new CannotScore(
                        UnscoredCause.VALUE_MISSING,
                        "case \"" + subject.evalCase().id() + "\" has neither \"reference\" nor \"expected\""));
    }

    /** The text for a case, where it has one. */
    Optional<String> find(Subject subject) {
        if (value.isPresent()) {
            return value.map(written -> written.text(subject));
        }
        return usable(subject.evalCase().reference())
                .or(() -> usable(subject.evalCase().expected()));
    }

    private static Optional<String> usable(Optional<String> text) {
        return text.filter(t -> !t.isBlank() && !t.strip().equals(ABSTAIN));
    }
}
