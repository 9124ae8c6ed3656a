package io.github.promptgate.score;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.suite.Shape;
import java.util.Optional;

/** The value that a unit score must reach to pass; without one the value is kept unmarked. */
public record Threshold(Optional<Double> least) {

    /** The option as every unit scorer has it. */
    public static final Shape.Field OPTION =
            Shape.optional("threshold", new Shape.Share(), "the least value that passes; without it nothing is marked");

    public static Threshold of(Optional<Double> least) {
        return new Threshold(least);
    }

    /** Compares at full precision. */
    public Mark mark(double value) {
        return least.map(bound -> value >= bound ? Mark.PASSED : Mark.MISSED).orElse(Mark.UNMARKED);
    }

    /** A score with its mark. */
    public Score scored(String metric, double value, Evidence evidence) {
        return new Score.Scored(metric, value, mark(value), evidence);
    }
}
