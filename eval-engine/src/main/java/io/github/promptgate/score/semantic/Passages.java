package io.github.promptgate.score.semantic;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Subject;
import java.util.List;

/** What a trial has to compare, or why it cannot be. */
final class Passages {

    private Passages() {}

    /**
     * The passages that are not blank.
     *
     * @throws CannotScore NO_CONTEXT
     */
    static List<String> of(Subject subject) {
        List<String> passages =
                subject.contexts().stream().filter(text -> !text.isBlank()).toList();
        if (passages.isEmpty()) {
            throw new CannotScore(
                    UnscoredCause.NO_CONTEXT,
                    "case \"" + subject.evalCase().id() + "\" has no context to compare with");
        }
        return passages;
    }

    /**
     * The question.
     *
     * @throws CannotScore VALUE_MISSING
     */
    static String question(Subject subject) {
        if (subject.question().isBlank()) {
            throw new CannotScore(
                    UnscoredCause.VALUE_MISSING,
                    "case \"" + subject.evalCase().id() + "\" has neither \"question\" nor \"input\"");
        }
        return subject.question();
    }
}
