package io.github.promptgate.reports.html;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.reports.summary.Rules;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.List;
import java.util.stream.IntStream;

/** The rules of the first screen: those that did not hold first, with the gate's words for each. */
final class RuleList {

    private static final int FIRST = 5;
    private static final int TOLD = 1;
    private static final int WORST = 3;

    private RuleList() {}

    static Overview.RuleList of(List<RuleResult> results) {
        List<RuleResult> ordered = Rules.worstFirst(results);
        int first = Math.min(ordered.size(), FIRST);
        List<Overview.Rule> rules = IntStream.range(0, ordered.size())
                .mapToObj(i -> rule(ordered.get(i), i < TOLD))
                .toList();
        return new Overview.RuleList(Rules.told(results), rules.subList(0, first), rules.subList(first, rules.size()));
    }

    private static boolean isOpen(RuleResult result) {
        return result.state() != RuleResult.State.PASS;
    }

    private static Overview.Rule rule(RuleResult result, boolean told) {
        return new Overview.Rule(
                Chips.of(result.state()),
                RuleViews.text(result.rule()),
                VisibleText.line(result.unit()),
                VisibleText.line(Figures.place(result.rule().where())),
                value(result),
                RuleBars.of(result),
                isOpen(result) ? story(result) : "",
                told,
                isOpen(result)
                        ? result.worst().stream()
                                .limit(WORST)
                                .map(worst -> worst(result, worst))
                                .toList()
                        : List.of(),
                isOpen(result) ? Math.max(0, result.worst().size() - WORST) : 0);
    }

    private static Overview.Worst worst(RuleResult result, RuleResult.WorstCase worst) {
        return new Overview.Worst(
                Texts.line(worst.caseRef().id()),
                Hashes.trial(worst.caseRef().id(), worst.cell()),
                Figures.of(result.metric(), worst.value()));
    }

    /** Without its interval, which the bar draws and says. */
    private static String value(RuleResult result) {
        if (result.observed().isEmpty()) {
            return Figures.NONE;
        }
        String text = result.observedText();
        int interval = text.indexOf(" [");
        return VisibleText.line(interval < 0 ? text : text.substring(0, interval));
    }

    /** The gate's message without the rule that stands above it. */
    private static String story(RuleResult result) {
        String message = result.message();
        int unit = message.indexOf(": ");
        String title = result.title() + ": ";
        String rest = message.startsWith(title)
                ? message.substring(title.length())
                : unit < 0 ? message : message.substring(unit + 2);
        return VisibleText.line(rest);
    }
}
