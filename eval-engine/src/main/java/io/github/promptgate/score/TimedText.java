package io.github.promptgate.score;

import java.util.function.LongSupplier;

/**
 * A text that stops whoever reads it once its time is up: a backtracking matcher asks for letters all the time, so this
 * ends it from inside. Cheap: the clock is looked at once in 4,096 letters.
 */
public final class TimedText implements CharSequence {

    private static final int LETTERS_PER_LOOK = 4096;

    /** The time is up. */
    public static final class TimeIsUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TimeIsUp() {
            super("time is up", null, false, false);
        }
    }

    private final CharSequence text;
    private final long limitNanos;
    private final LongSupplier nanoTime;
    private final long start;
    private int letters;

    /**
     * @param nanoTime a clock that only measures spans, such as {@link System#nanoTime}
     */
    public TimedText(CharSequence text, long limitNanos, LongSupplier nanoTime) {
        this.text = text;
        this.limitNanos = limitNanos;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    @Override
    public char charAt(int index) {
        if (++letters % LETTERS_PER_LOOK == 0 && nanoTime.getAsLong() - start > limitNanos) {
            throw new TimeIsUp();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int begin, int end) {
        return text.subSequence(begin, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
