package io.github.promptgate.score;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How evidence shows texts and numbers: short, and never so rounded that a miss looks like a tie. */
public final class Excerpt {

    private static final int MOST = 200;
    private static final int FEWEST_DIGITS = 2;
    private static final int MOST_DIGITS = 17;

    private Excerpt() {}

    /** The text, cut at 200 characters with a count of the rest. */
    public static String of(String text) {
        return of(text, MOST);
    }

    /** The text, cut with a count of the rest; no surrogate pair is torn. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "... (" + (text.length() - end) + " more characters)";
    }

    /** A number with three decimals at most. */
    public static String of(double value) {
        return plain(value, FEWEST_DIGITS + 1);
    }

    /** A number with as many decimals as it takes to stand on its side of a bound. */
    public static String of(double value, double bound) {
        for (int digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
            String shown = plain(value, digits);
            if (Double.compare(Double.parseDouble(shown), bound) == Double.compare(value, bound)) {
                return shown;
            }
        }
        return new BigDecimal(value).toPlainString();
    }

    private static String plain(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
