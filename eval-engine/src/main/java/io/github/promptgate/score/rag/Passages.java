package io.github.promptgate.score.rag;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Subject;
import java.util.List;

/** The passages of a trial: what the target retrieved, else the case's. */
final class Passages {

    private Passages() {}

    /**
     * Those that hold a text, in rank order.
     *
     * @throws CannotScore NO_CONTEXT when there is none
     */
    static List<String> of(Subject subject) {
        List<String> passages =
                subject.contexts().stream().filter(text -> !text.isBlank()).toList();
        if (passages.isEmpty()) {
            throw new CannotScore(
                    UnscoredCause.NO_CONTEXT, "case \"" + subject.evalCase().id() + "\" has no context");
        }
        return passages;
    }
}
