package io.github.promptgate.suite;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with units as suites write them. Each throws {@link IllegalArgumentException} on anything else. */
public final class Units {

    static final String NUMBER = "\\d{1,9}(?:\\.\\d{1,9})?";
    static final String TIME = NUMBER + "\\s*(?:ms|s|m|h)";
    static final String SHARE = "(?:100(?:\\.0{1,9})?|\\d{1,2}(?:\\.\\d{1,9})?)\\s*%";
    static final String PERCENTAGE = NUMBER + "\\s*%";
    static final String MONEY = "\\$\\s*" + NUMBER;

    static final String AGE = NUMBER + "\\s*[dh]";

    private static final Pattern TIME_PARTS = Pattern.compile("(" + NUMBER + ")\\s*(ms|s|m|h)");

    private Units() {}

    /** {@code 250ms}, {@code 3s}, {@code 1.5m}, {@code 1h}; what is finer than a millisecond is cut. */
    public static Duration time(String text) {
        Matcher matcher = TIME_PARTS.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a time: " + text);
        }
        long millisPerUnit = switch (matcher.group(2)) {
            case "ms" -> 1L;
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            default -> 3_600_000L;
        };
        return Duration.ofMillis(new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(millisPerUnit))
                .longValue());
    }

    /** {@code 30d}, {@code 12h}. */
    public static Duration age(String text) {
        String trimmed = text.trim();
        if (!trimmed.endsWith("d")) {
            return time(trimmed);
        }
        BigDecimal days =
                new BigDecimal(trimmed.substring(0, trimmed.length() - 1).trim());
        return Duration.ofMillis(days.multiply(BigDecimal.valueOf(86_400_000L)).longValue());
    }

    /** {@code 0.95} or {@code 95%}, in [0, 1]. */
    public static double share(String text) {
        String trimmed = text.trim();
        BigDecimal value = trimmed.endsWith("%") ? percentage(trimmed) : new BigDecimal(trimmed);
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("not in [0, 1]: " + text);
        }
        return value.doubleValue();
    }

    /** {@code 0.5} or {@code $0.50}, from 0. */
    public static BigDecimal money(String text) {
        String trimmed = text.trim();
        BigDecimal value =
                new BigDecimal(trimmed.startsWith("$") ? trimmed.substring(1).trim() : trimmed);
        if (value.signum() < 0) {
            throw new IllegalArgumentException("below 0: " + text);
        }
        return value;
    }

    /** {@code 95%} as 0.95. */
    static BigDecimal percentage(String text) {
        String trimmed = text.trim();
        return new BigDecimal(trimmed.substring(0, trimmed.length() - 1).trim()).movePointLeft(2);
    }
}
