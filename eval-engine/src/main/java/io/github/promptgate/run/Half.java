package io.github.promptgate.run;

import io.github.promptgate.record.Reply;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.score.Subject;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trial that was asked, and scored as far as it stands alone.
 *
 * @param disown tells whoever keeps replies that the last one was of no use
 * @param scoring so far; of all scorers where nothing is open
 * @param open what is still to be held against a rival
 */
record Half(
        PlannedTrial planned,
        Exchange.Held held,
        OptionalDouble cost,
        Runnable disown,
        Scorers.Scoring scoring,
        Optional<Subject> open) {

    Half scored(Scorers.Scoring so, Optional<Subject> still) {
        return new Half(planned, held, cost, disown, so, still);
    }

    /** As others see it. */
    Subject.Rival asRival() {
        Reply reply = held.reply();
        return new Subject.Rival(planned.cell().id(), reply, scoring.scores());
    }
}
