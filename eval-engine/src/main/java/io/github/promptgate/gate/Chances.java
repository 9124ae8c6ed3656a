package io.github.promptgate.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes how sure something is: levels, p-values, numbers of cases. */
final class Chances {

    private static final double LEAST_SHOWN = .0001;
    private static final int MOST_DIGITS = 12;

    private Chances() {}

    /** {@code 95 % confidence}, {@code 99.75 % confidence}. */
    static String confidence(double confidence) {
        return BigDecimal.valueOf(confidence)
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " % confidence";
    }

    /** {@code about 31 %}, for it is estimated; below 1 and above 99 so. */
    static String percent(double chance) {
        if (chance < .01) {
            return "below 1 %";
        }
        return chance > .99 ? "above 99 %" : String.format(Locale.ROOT, "about %.0f %%", 100 * chance);
    }

    /** {@code p = 0.041}, with as many digits as show on which side of the level it is. */
    static String p(double p, double level) {
        if (p < LEAST_SHOWN && p < level) {
            return "p < 0.0001";
        }
        BigDecimal exact = BigDecimal.valueOf(p);
        int digits = 2;
        BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_UP));
        while (digits < MOST_DIGITS && p <= level != rounded.doubleValue() <= level) {
            digits++;
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_UP));
        }
        return "p = " + rounded.stripTrailingZeros().toPlainString();
    }

    /** {@code 1 case}, {@code 50 cases}. */
    static String cases(long count) {
        return count + (count == 1 ? " case" : " cases");
    }

    /** The bound that decides, after a comma: its value as written, its confidence, its method. */
    static String bound(Grounds.Decisive bound, String written) {
        String sure =
                confidence(bound.confidence()) + (bound.family() > 1 ? " after Holm among " + bound.family() : "");
        return Double.isInfinite(bound.value())
                ? ", without a bound at " + sure + " (" + bound.method() + ")"
                : ", " + written + " at " + sure + " (" + bound.method() + ")";
    }

    /** How many cases more would decide, and what. */
    static String toDecide(Grounds grounds) {
        return grounds.casesToDecide().isEmpty()
                ? "no number of cases like these would decide"
                : "about " + cases(more(grounds)) + " more like these would decide that it "
                        + grounds.towards().words();
    }

    /** How many cases more than there are. */
    static long more(Grounds grounds) {
        return Math.max(1, grounds.casesToDecide().getAsLong() - grounds.cases());
    }
}
