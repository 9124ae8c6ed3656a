package io.github.promptgate.score;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.suite.Shape;
import java.util.Optional;

/** The value that a unit score may not pass, where low is good; without one the value is kept unmarked. */
public record Ceiling(Optional<Double> most) {

    /** The option as every such scorer has it. */
    public static final Shape.Field OPTION =
            Shape.optional("max", new Shape.Share(), "the greatest value that passes; without it nothing is marked");

    /** Compares at full precision. */
    public Mark mark(double value) {
        return most.map(bound -> value <= bound ? Mark.PASSED : Mark.MISSED).orElse(Mark.UNMARKED);
    }

    /** A score with its mark. */
    public Score scored(String metric, double value, Evidence evidence) {
        return new Score.Scored(metric, value, mark(value), evidence);
    }
}
