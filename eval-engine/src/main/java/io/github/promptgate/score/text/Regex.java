package io.github.promptgate.score.text;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.TimedText;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A compiled regular expression of either engine. Thread-safe. */
interface Regex {

    /** Where a match stands: offsets from 0, the end excluded. */
    record Span(int start, int end) {}

    /**
     * The first match.
     *
     * @param whole the match must be the whole text
     * @throws CannotScore LIMIT
     */
    Optional<Span> match(String text, Whole whole);

    /** How much of the text must match. */
    enum Whole {
        /** Any part. */
        FIND,
        /** All of it. */
        FULL
    }

    /** Linear time: RE2/J, without look-around and back-references. */
    record Linear(com.google.re2j.Pattern pattern) implements Regex {

        @Override
        public Optional<Span> match(String text, Whole whole) {
            com.google.re2j.Matcher matcher = pattern.matcher(text);
            boolean matches = whole == Whole.FULL ? matcher.matches() : matcher.find();
            return matches ? Optional.of(new Span(matcher.start(), matcher.end())) : Optional.empty();
        }
    }

    /** Java's own engine, which may take for ever and therefore has a time limit. */
    record Backtracking(java.util.regex.Pattern pattern, Duration limit, LongSupplier nanoTime) implements Regex {

        @Override
        public Optional<Span> match(String text, Whole whole) {
            try {
                java.util.regex.Matcher matcher = pattern.matcher(new TimedText(text, limit.toNanos(), nanoTime));
                boolean matches = whole == Whole.FULL ? matcher.matches() : matcher.find();
                return matches ? Optional.of(new Span(matcher.start(), matcher.end())) : Optional.empty();
            } catch (TimedText.TimeIsUp e) {
                throw new CannotScore(
                        UnscoredCause.LIMIT, "the pattern did not end within " + limit.toMillis() + " ms");
            } catch (StackOverflowError e) {
                throw new CannotScore(UnscoredCause.LIMIT, "the pattern recurses too deep on this answer");
            }
        }
    }
}
