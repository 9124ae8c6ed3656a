package io.github.promptgate.score.text;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Subject;
import java.util.function.ToLongFunction;

/**
 * Passes when something that is counted in the answer keeps to limits.
 *
 * @param noun what is counted, in the singular
 */
record CountScorer(Metric metric, Limits limits, ToLongFunction<String> count, String noun) implements Scorer {

    @Override
    public Score score(Subject subject, Instruments instruments) {
        long found = count.applyAsLong(subject.answer());
        Evidence evidence = Evidence.of(found + " " + noun + (found == 1 ? "" : "s") + ", " + limits.told());
        return Score.Scored.binary(metric.name(), limits.hold((double) found), evidence);
    }
}
