package io.github.promptgate.reports.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An axis with round ticks.
 *
 * @param from where the least value lies in the chart's units; likewise to
 */
record Scale(double low, double high, double step, double from, double to) {

    private static final int TICKS = 4;

    /** From 0 to at least this value. */
    static Scale upTo(double most, double from, double to) {
        double high = most > 0 ? most : 1;
        double step = step(high / TICKS);
        return new Scale(0, Math.ceil(high / step - 1e-9) * step, step, from, to);
    }

    /** Around shares, with room to the sides; never beyond 0 and 1. */
    static Scale around(double[] shares, double from, double to) {
        double low = Arrays.stream(shares).min().orElse(0);
        double high = Arrays.stream(shares).max().orElse(1);
        double room = Math.max((high - low) * .15, .02);
        double step = step((high - low + 2 * room) / TICKS);
        return new Scale(
                Math.max(0, Math.floor((low - room) / step + 1e-9) * step),
                Math.min(1, Math.ceil((high + room) / step - 1e-9) * step),
                step,
                from,
                to);
    }

    /** The next of 1, 2, 5, 10 ... that is not less. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double times : new double[] {1, 2, 5}) {
            if (times * power >= least - 1e-12) {
                return times * power;
            }
        }
        return 10 * power;
    }

    double at(double value) {
        return from + (to - from) * (value - low) / (high - low);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        for (long i = first; i * step <= high + step * 1e-6; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
