package io.github.promptgate.reports.summary;

import io.github.promptgate.gate.Standing;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Says since what a case turned, where a run is held against more than one reference. */
public final class SinceText {

    private SinceText() {}

    /**
     * {@code  since the baseline, also worse than cell v4@small}, with a blank before; empty where there is one reference.
     *
     * @param shown how a name is made fit for the page
     */
    public static String of(Standing.Turned turned, UnaryOperator<String> shown) {
        List<String> since = turned.since().stream().map(shown).toList();
        if (since.isEmpty()) {
            return "";
        }
        String way = turned.moved().after() < turned.moved().before() ? "worse" : "better";
        String also = since.stream().skip(1).collect(Collectors.joining(", "));
        return " since " + since.get(0) + (also.isEmpty() ? "" : ", also " + way + " than " + also);
    }
}
