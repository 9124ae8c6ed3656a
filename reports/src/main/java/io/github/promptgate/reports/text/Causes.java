package io.github.promptgate.reports.text;

import io.github.promptgate.record.CallInfo;
import java.util.List;

/** Tells what made a call's attempts fail. */
public final class Causes {

    private Causes() {}

    /** {@code 2 x 429, reset}: equal neighbours are counted. */
    public static String list(List<String> causes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < causes.size(); ) {
            int from = i;
            while (i < causes.size() && causes.get(i).equals(causes.get(from))) {
                i++;
            }
            text.append(text.isEmpty() ? "" : ", ");
            text.append(i - from == 1 ? "" : (i - from) + " x ").append(causes.get(from));
        }
        return text.toString();
    }

    /** {@code 3 attempts: 2 x 429, reset; waited 1.5 s}; empty for a call that was made once at most. */
    public static String told(CallInfo call) {
        if (call.attempts() < 2) {
            return "";
        }
        String waited = call.waitedMillis() == 0 ? "" : "; waited " + Figures.millis((double) call.waitedMillis());
        return call.attempts() + " attempts: " + list(call.causes()) + waited;
    }
}
