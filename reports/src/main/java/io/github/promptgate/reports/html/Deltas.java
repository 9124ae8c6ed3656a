package io.github.promptgate.reports.html;

import io.github.promptgate.gate.Standing;
import io.github.promptgate.reports.text.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Writes changes: a sign, its word, how much, and whether it is for the better. */
final class Deltas {

    private static final String UP = "\u25B2";
    private static final String DOWN = "\u25BC";
    private static final String SAME = "=";

    private Deltas() {}

    /** Of a share, of which more is better, in percentage points. */
    static Overview.Delta points(Standing.Delta delta) {
        Overview.Delta told = told(delta.by(), 1, size(delta.by() * 100) + " pp");
        return isNoise(delta) ? new Overview.Delta(told.sign(), told.word(), told.text(), Chips.CALM) : told;
    }

    /** Its interval holds no change at all. */
    static boolean isNoise(Standing.Delta delta) {
        return delta.by() != 0
                && delta.interval().filter(shown -> shown.range().holds(0)).isPresent();
    }

    /** Of an amount, of which less is better, in percent of what it was; in its own unit where that was 0. */
    static Overview.Delta share(Standing.Delta delta, String inUnit) {
        OptionalDouble share = delta.share();
        return told(delta.by(), -1, share.isPresent() ? size(share.getAsDouble() * 100) + " %" : inUnit);
    }

    /** Of an amount, of which less is better, in its own unit. */
    static Overview.Delta amount(Standing.Delta delta, String inUnit) {
        return told(delta.by(), -1, inUnit);
    }

    private static Overview.Delta told(double by, int better, String size) {
        if (by == 0) {
            return new Overview.Delta(SAME, "", "unchanged", Chips.CALM);
        }
        return new Overview.Delta(
                by > 0 ? UP : DOWN, by > 0 ? "up" : "down", size, by * better > 0 ? Chips.GOOD : Chips.BAD);
    }

    /** Without a sign; a change that is there never reads 0. */
    static String size(double value) {
        double size = Math.abs(value);
        for (int digits = 1; digits < 6; digits++) {
            BigDecimal shown = BigDecimal.valueOf(size).setScale(digits, RoundingMode.HALF_UP);
            if (shown.signum() != 0) {
                return shown.toPlainString();
            }
        }
        return size == 0 ? "0.0" : Figures.NONE;
    }
}
