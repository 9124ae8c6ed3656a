package io.github.promptgate.gate;

import io.github.promptgate.record.Metric;
import io.github.promptgate.stats.Interval;
import io.github.promptgate.suite.GateRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Writes a rule's numbers in the unit in which its bound is written. Beside a bound, a number gets as many digits as it
 * takes to stand on the right side of it: rounding never shows a miss as a tie.
 */
enum Figures {
    SHARE(0, 2, "", ""),
    PERCENT(2, 1, "", " %"),
    POINTS(2, 1, "", " pp"),
    SECONDS(-3, 1, "", " s"),
    MILLISECONDS(0, 0, "", " ms"),
    USD(0, 2, "$", ""),
    PLAIN(0, 2, "", "");

    private static final int MOST_DIGITS = 12;
    private static final double TIE = 1e-9;
    private static final double SECOND = 1_000;

    private final int shift;
    private final int digits;
    private final String before;
    private final String after;

    Figures(int shift, int digits, String before, String after) {
        this.shift = shift;
        this.digits = digits;
        this.before = before;
        this.after = after;
    }

    /** How a rule's numbers are written. */
    static Figures of(GateRule rule, Metric metric) {
        String bound = rule.boundText().trim().toLowerCase(Locale.ROOT);
        if (rule.statistic() == GateRule.Statistic.COUNT) {
            return PLAIN;
        }
        return switch (metric.unit()) {
            case MILLISECONDS -> bound.endsWith("ms") || !bound.matches(".*[smh]") ? MILLISECONDS : SECONDS;
            case USD -> USD;
            case TOKENS, COUNT -> bound.endsWith("%") ? PERCENT : PLAIN;
            case NONE -> none(bound, metric, rule.statistic());
        };
    }

    /** How the values are written that a change is measured between. */
    static Figures ofValues(GateRule rule, Metric metric) {
        if (rule.statistic() == GateRule.Statistic.COUNT
                || (rule.statistic() == GateRule.Statistic.SUM && isBare(metric))) {
            return PLAIN;
        }
        return switch (metric.unit()) {
            case MILLISECONDS -> rule.boundText().endsWith("ms") ? MILLISECONDS : SECONDS;
            case USD -> USD;
            case TOKENS -> PLAIN;
            case COUNT -> CaseValues.isShare(metric) ? PERCENT : PLAIN;
            case NONE -> metric.kind() == Metric.Kind.AMOUNT ? PLAIN : CaseValues.isYesOrNo(metric) ? PERCENT : SHARE;
        };
    }

    private static boolean isBare(Metric metric) {
        return metric.unit() == Metric.Unit.NONE || metric.unit() == Metric.Unit.COUNT;
    }

    /** How a change is written: relative in percent, of a share in percentage points, else in the metric's unit. */
    static Figures ofChange(GateRule rule, Metric metric) {
        if (rule.comparison().orElseThrow().change() == GateRule.Change.RELATIVE) {
            return PERCENT;
        }
        Figures values = ofValues(rule, metric);
        boolean points = rule.boundText().trim().endsWith("pp") || values == PERCENT;
        return points ? POINTS : values;
    }

    /** What all numbers of a line are written in: milliseconds where what was observed is below a second. */
    Figures fit(OptionalDouble observed) {
        return this == SECONDS && Math.abs(observed.orElse(SECOND)) < SECOND ? MILLISECONDS : this;
    }

    private static Figures none(String bound, Metric metric, GateRule.Statistic statistic) {
        if (bound.endsWith("%")) {
            return PERCENT;
        }
        return metric.kind() == Metric.Kind.AMOUNT || statistic == GateRule.Statistic.SUM ? PLAIN : SHARE;
    }

    /** -1, 0, 1 as the value is below, at, above the bound; nearer than one part in 10^9 is a tie. */
    static int compare(double value, double bound) {
        if (Math.abs(value - bound) <= TIE * Math.abs(bound)) {
            return 0;
        }
        return Double.compare(value, bound);
    }

    /** The number for a reader. */
    String text(double value) {
        if (Double.isInfinite(value)) {
            return "any amount";
        }
        BigDecimal exact = shifted(value);
        return write(exact.setScale(digitsFor(exact), RoundingMode.HALF_UP));
    }

    /** Both ends of an interval; an end that nothing bounds is a question mark. */
    String text(Interval range) {
        return "[" + end(range.lower()) + ", " + end(range.upper()) + "]";
    }

    private String end(double value) {
        return Double.isInfinite(value) ? "?" : text(value);
    }

    /** The number for a reader who compares it with a bound. */
    String text(double value, double bound) {
        if (Double.isInfinite(value)) {
            return "any amount";
        }
        BigDecimal exact = shifted(value);
        BigDecimal limit = shifted(bound);
        int wanted = compare(value, bound);
        int scale = digitsFor(exact);
        BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
        while (wanted != 0 && rounded.compareTo(limit) != wanted && scale < MOST_DIGITS) {
            scale++;
            rounded = exact.setScale(scale, RoundingMode.HALF_UP);
        }
        return write(rounded);
    }

    /** How many digits two values and what lies between them take for the three to agree, or nearly. */
    int digitsBetween(double before, double after) {
        int least = Math.max(digitsFor(shifted(before)), digitsFor(shifted(after)));
        if (compare(before, after) == 0) {
            return least;
        }
        int most = Math.max(least, digitsFor(shifted(after - before)));
        return isAgreed(before, after, most) || !isAgreed(before, after, most + 1) ? most : most + 1;
    }

    private boolean isAgreed(double before, double after, int digits) {
        BigDecimal between = rounded(after, digits).subtract(rounded(before, digits));
        return between.compareTo(rounded(after - before, digits)) == 0;
    }

    /** The number for a reader who sees others of so many digits beside it. */
    String textOf(double value, int digits) {
        return write(rounded(value, digits));
    }

    private BigDecimal rounded(double value, int digits) {
        return shifted(value).setScale(digits, RoundingMode.HALF_UP);
    }

    private BigDecimal shifted(double value) {
        return BigDecimal.valueOf(value).movePointRight(shift);
    }

    private int digitsFor(BigDecimal exact) {
        if (exact.signum() == 0 || (this == PLAIN && exact.stripTrailingZeros().scale() <= 0)) {
            return this == PLAIN ? 0 : digits;
        }
        int significant = this == USD ? 2 : 1;
        int needed = exact.scale() - exact.precision() + significant;
        return Math.min(Math.max(digits, needed), MOST_DIGITS);
    }

    private String write(BigDecimal rounded) {
        return before + rounded.toPlainString() + after;
    }
}
