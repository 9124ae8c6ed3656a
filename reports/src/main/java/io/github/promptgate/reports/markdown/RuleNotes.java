package io.github.promptgate.reports.markdown;

import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.reports.text.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands beneath the table of rules: why some were not judged, and why a change is not what its p looks like. */
final class RuleNotes {

    private static final int MOST = 10;
    private static final int MESSAGE = 600;
    private static final String NOT_JUDGED = "not judged, ";

    private RuleNotes() {}

    /** Each reason once. */
    static String of(List<RuleResult> rules) {
        Map<String, RuleResult> reasons = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> rule.state() == RuleResult.State.INCONCLUSIVE || isOtherThanItsP(rule))
                .forEach(rule -> reasons.putIfAbsent(reason(rule.message()), rule));
        StringBuilder list = new StringBuilder();
        reasons.values().stream()
                .limit(MOST)
                .forEach(rule -> list.append("- ")
                        .append(mark(rule.state()))
                        .append(Code.line(rule.message(), MESSAGE))
                        .append('\n'));
        if (reasons.size() > MOST) {
            list.append("- and ").append(reasons.size() - MOST).append(" more, in the report\n");
        }
        return list.toString();
    }

    private static String reason(String message) {
        return message.substring(message.indexOf(NOT_JUDGED) + 1);
    }

    private static String mark(RuleResult.State state) {
        String sign = RuleRows.sign(state);
        return sign.substring(0, sign.indexOf(' ') + 1);
    }

    /** A rule on a change that is broken within what reads as noise, or only warned of where its own p is small. */
    private static boolean isOtherThanItsP(RuleResult result) {
        Optional<Grounds.Test> test =
                result.grounds().test().filter(one -> result.rule().side().isOfChange());
        return switch (result.state()) {
            case FAIL ->
                RuleRows.isByTest(result)
                        && test.map(Grounds.Test::twoSided)
                                .filter(RuleRows::isNoise)
                                .isPresent();
            case WARN -> test.filter(one -> one.p() <= RuleRows.NOISE).isPresent();
            case PASS, INCONCLUSIVE -> false;
        };
    }
}
