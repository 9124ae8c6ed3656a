package demo;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Subject;

/** Passes when the answer has fewer characters than the suite says. */
record ShorterThanScorer(Metric metric, int max) implements Scorer {

    @Override
    public Score score(Subject subject, Instruments instruments) {
        int length = subject.answer().length();
        return Score.Scored.binary(metric.name(), length < max, Evidence.of(length + " characters"));
    }
}
