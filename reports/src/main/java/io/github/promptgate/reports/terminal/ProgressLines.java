package io.github.promptgate.reports.terminal;

import io.github.promptgate.reports.text.Figures;
import java.util.Locale;
import java.util.Optional;

/**
 * Thins a run's progress out to a line per ten percent, or per ten seconds where that is slower; never two within a
 * second, and always one at the end. It looks at the numbers, not at a clock. One per run; not thread-safe.
 */
public final class ProgressLines {

    private static final long LONGEST_SILENCE = 10_000;
    private static final long SHORTEST_SILENCE = 1_000;

    private long tenths;
    private long saidAt;

    /** The line that is due after this trial, if one is. */
    public Optional<Line> after(ProgressNumbers now) {
        if (now.total() <= 0) {
            return Optional.empty();
        }
        long reached = now.done() * 10 / now.total();
        long silence = now.elapsedMillis() - saidAt;
        boolean due = now.done() == now.total()
                || silence >= LONGEST_SILENCE
                || (reached > tenths && silence >= SHORTEST_SILENCE);
        if (!due) {
            return Optional.empty();
        }
        tenths = reached;
        saidAt = now.elapsedMillis();
        return Optional.of(Line.info(text(now)));
    }

    private static String text(ProgressNumbers now) {
        long width = Long.toString(now.total()).length();
        return String.format(
                Locale.ROOT,
                "  %3d %%  %" + width + "d/%d  %d failed  %d unscored  %d errors%s%s",
                now.done() * 100 / now.total(),
                now.done(),
                now.total(),
                now.failed(),
                now.unscored(),
                now.errors(),
                now.usd() == 0 ? "" : "  " + Figures.usd(now.usd()),
                eta(now));
    }

    private static String eta(ProgressNumbers now) {
        if (now.etaMillis().isEmpty() || now.done() == now.total()) {
            return "";
        }
        double left = now.etaMillis().getAsLong();
        return "  eta " + (left < 60_000 ? Math.round(left / 1_000) + "s" : Figures.millis(left));
    }
}
