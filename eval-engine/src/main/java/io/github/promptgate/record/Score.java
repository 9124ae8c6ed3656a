package io.github.promptgate.record;

import java.util.function.Function;

/** One metric's outcome on one trial. */
public sealed interface Score {

    /** The metric's name. */
    String metric();

    /** Why. */
    Evidence evidence();

    /** One branch per kind; none can be forgotten. */
    <T> T fold(Function<Scored, T> scored, Function<Unscored, T> unscored, Function<NotApplicable, T> notApplicable);

    /** Whether the trial asked something of the value. */
    enum Mark {
        PASSED,
        MISSED,
        /** No threshold: the value alone is kept. */
        UNMARKED
    }

    /**
     * A value in the metric's range, at full precision.
     *
     * @param value finite
     */
    record Scored(String metric, double value, Mark mark, Evidence evidence) implements Score {

        public Scored {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(metric + " must be finite: " + value);
            }
        }

        /** A binary score: 1 or 0. */
        public static Scored binary(String metric, boolean passed, Evidence evidence) {
            return new Scored(metric, passed ? 1 : 0, passed ? Mark.PASSED : Mark.MISSED, evidence);
        }

        @Override
        public <T> T fold(
                Function<Scored, T> scored, Function<Unscored, T> unscored, Function<NotApplicable, T> notApplicable) {
            return scored.apply(this);
        }
    }

    /** Could not be judged. */
    record Unscored(String metric, UnscoredCause cause, String detail, Evidence evidence) implements Score {

        public Unscored(String metric, UnscoredCause cause, String detail) {
            this(metric, cause, detail, Evidence.none());
        }

        @Override
        public <T> T fold(
                Function<Scored, T> scored, Function<Unscored, T> unscored, Function<NotApplicable, T> notApplicable) {
            return unscored.apply(this);
        }
    }

    /** The question does not arise here; left out of every count but its own. */
    record NotApplicable(String metric, Reason reason, String detail, Evidence evidence) implements Score {

        /** Why it does not arise. */
        public enum Reason {
            NO_CLAIMS,
            ABSTAINED,
            REFUSED,
            /** The answer was given in the case, so no call was made. */
            NO_CALL,
            /** The cell is the one that the others are held against. */
            ITSELF,
            /** The formula is 0/0 here. */
            UNDEFINED
        }

        public NotApplicable(String metric, Reason reason, String detail) {
            this(metric, reason, detail, Evidence.none());
        }

        @Override
        public <T> T fold(
                Function<Scored, T> scored, Function<Unscored, T> unscored, Function<NotApplicable, T> notApplicable) {
            return notApplicable.apply(this);
        }
    }
}
