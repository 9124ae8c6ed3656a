package io.github.promptgate.reports.text;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Numbers as people read them, the same in every locale. Rounding is for display only and never reaches a bound: a
 * share below 1 never reads 100 %, and a miss never reads as a tie.
 */
public final class Figures {

    /** Stands for a number that nothing was known of. */
    public static final String NONE = "-";

    private static final int MOST_DIGITS = 12;

    private Figures() {}

    /** {@code 88.3 %}. */
    public static String share(double value) {
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal shown = rounded(value * 100, digits);
            boolean reached =
                    (shown.compareTo(BigDecimal.valueOf(100)) == 0 && value < 1) || (shown.signum() == 0 && value > 0);
            if (!reached) {
                return shown.toPlainString() + " %";
            }
        }
        return value * 100 + " %";
    }

    /** {@code 0.913}: a value in [0, 1]. */
    public static String unit(double value) {
        for (int digits = 3; digits < MOST_DIGITS; digits++) {
            BigDecimal shown = rounded(value, digits);
            boolean reached = (shown.compareTo(BigDecimal.ONE) == 0 && value < 1) || (shown.signum() == 0 && value > 0);
            if (!reached) {
                return shown.toPlainString();
            }
        }
        return Double.toString(value);
    }

    /** {@code 1}, {@code 0}, or {@code 0.913}: one score. */
    public static String value(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : unit(value);
    }

    /** {@code $1.54}, {@code $0.0042}: cents from 10 cents up, two significant digits below. */
    public static String usd(double value) {
        if (value == 0) {
            return "$0.00";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        if (Math.abs(value) >= 0.1) {
            return "$" + exact.setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
        BigDecimal small = exact.round(new MathContext(2, RoundingMode.HALF_UP));
        return "$" + small.stripTrailingZeros().toPlainString();
    }

    /** {@code $1.54}, or {@code unknown} where a price is. */
    public static String usd(OptionalDouble value) {
        return value.isPresent() ? usd(value.getAsDouble()) : "unknown";
    }

    /** {@code 850 ms}, {@code 1.9 s}, {@code 2m05s}, {@code 1h02m}. */
    public static String millis(double value) {
        if (value < 1_000) {
            return rounded(value, 0).toPlainString() + " ms";
        }
        if (value < 60_000) {
            return rounded(value / 1_000, 1).toPlainString() + " s";
        }
        long seconds = Math.round(value / 1_000);
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh%02dm", seconds / 3_600, seconds / 60 % 60);
    }

    /** {@code refunds.csv:41}: a place without its column; empty for nowhere. */
    public static String place(Where where) {
        return new Where(where.file(), where.line(), 0).toString();
    }

    /** {@code 1,048,576}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 trial}, {@code 2 trials}. */
    public static String count(long value, String noun) {
        return value + " " + noun + (value == 1 ? "" : "s");
    }

    /** A metric's value in its unit; binary means are shares. */
    public static String of(Metric metric, double value) {
        return switch (metric.kind()) {
            case BINARY, LABEL -> share(value);
            case UNIT -> isRate(metric) ? share(value) : unit(value);
            case AMOUNT ->
                switch (metric.unit()) {
                    case MILLISECONDS -> millis(value);
                    case USD -> usd(value);
                    default -> plain(value);
                };
        };
    }

    /** A metric's observed value beside a bound, with as many digits as it takes to tell them apart. */
    public static String beside(Metric metric, double observed, double bound) {
        String shown = of(metric, observed);
        if (observed == bound || !shown.equals(of(metric, bound))) {
            return shown;
        }
        boolean share = metric.isYesOrNo() || isRate(metric);
        double scale = share ? 100 : 1;
        for (int digits = 2; digits < MOST_DIGITS; digits++) {
            BigDecimal a = rounded(observed * scale, digits);
            if (a.compareTo(rounded(bound * scale, digits)) != 0) {
                return withUnit(metric, a.stripTrailingZeros(), share);
            }
        }
        return Double.toString(observed);
    }

    private static String withUnit(Metric metric, BigDecimal value, boolean share) {
        String text = value.toPlainString();
        if (share) {
            return text + " %";
        }
        return switch (metric.unit()) {
            case USD -> "$" + text;
            case MILLISECONDS -> text + " ms";
            default -> text;
        };
    }

    private static boolean isRate(Metric metric) {
        return metric.name().endsWith("-rate");
    }

    private static String plain(double value) {
        return rounded(value, 2).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }
}
