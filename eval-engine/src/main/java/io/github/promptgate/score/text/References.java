package io.github.promptgate.score.text;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.CaseValue;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.suite.Shape;
import java.util.List;

/** The texts that an answer is compared with: what the suite says, else the case's own answer or reference. */
record References(List<CaseValue> values) {

    static final Shape.Field OPTION = Shape.optional(
            "value", new Shape.OneOrMany(Shape.text()), "what to compare with; expected, else reference, of the case");

    static References of(ScorerOrder order) {
        return new References(order.values("value"));
    }

    /**
     * At least one text.
     *
     * @throws CannotScore VALUE_MISSING
     */
    List<String> texts(Subject subject) {
        return values.isEmpty()
                ? List.of(ofCase(subject))
                : values.stream()
                        .flatMap(value -> value.texts(subject).stream())
                        .toList();
    }

    private static String ofCase(Subject subject) {
        return subject.evalCase()
                .expected()
                .or(() -> subject.evalCase().reference())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new CannotScore(
                        UnscoredCause.VALUE_MISSING,
                        "case \"" + subject.evalCase().id() + "\" has neither \"expected\" nor \"reference\""));
    }
}
