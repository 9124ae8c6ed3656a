package io.github.promptgate.gate;

import io.github.promptgate.gate.Finding.Kind;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.RunSpec;
import java.util.List;
import java.util.Optional;

/** Says in one line what a rule on a value asks, what was observed, and how sure that is. */
final class AbsoluteText {

    private final GateRule rule;
    private final Figures figures;
    private final RuleText text;

    AbsoluteText(GateRule rule, Metric metric, RunSpec limits) {
        this.rule = rule;
        this.figures = Figures.of(rule, metric);
        this.text = new RuleText(rule, metric, limits);
    }

    /** @param worst cases that miss the bound alone */
    String message(RuleUnit unit, Finding finding, Grounds grounds, List<RuleResult.WorstCase> worst) {
        if (finding.kind() == Kind.NOTHING_MATCHES) {
            return text.nothing();
        }
        String few =
                finding.kind() == Kind.TOO_FEW_CASES ? "not decided by " + Chances.cases(grounds.cases()) + ", " : "";
        String was = finding.observed().isEmpty() ? "" : text.was(finding, interval(finding, grounds));
        String found = RuleText.joined(text.doubt(finding), was + decisive(finding, grounds));
        return text.head(unit) + few + found + " (" + text.counts(finding) + ")" + rest(finding, grounds, worst);
    }

    private String interval(Finding finding, Grounds grounds) {
        return grounds.interval()
                .map(shown -> " " + figures.fit(finding.observed()).text(shown.range()))
                .orElse("");
    }

    private String decisive(Finding finding, Grounds grounds) {
        boolean atLeast = rule.side().isUpward() == (grounds.towards() == Grounds.Towards.HOLDS);
        return grounds.decisive()
                .map(bound -> Chances.bound(
                        bound,
                        (atLeast ? "at least " : "at most ")
                                + figures.fit(finding.observed()).text(bound.value(), rule.bound())))
                .orElse("");
    }

    private String rest(Finding finding, Grounds grounds, List<RuleResult.WorstCase> worst) {
        if (finding.kind() == Kind.TOO_FEW_CASES) {
            return "; " + Chances.toDecide(grounds);
        }
        Optional<String> chance = grounds.chanceText();
        if (chance.isEmpty() || finding.observed().isEmpty()) {
            return "";
        }
        if (!Finding.meets(rule, finding.observed().getAsDouble())) {
            return "; as many new cases would meet it with a chance of " + chance.get();
        }
        return worst.isEmpty()
                ? "; none of these missed it, but so few leave a chance of " + chance.get()
                        + " that as many new ones would"
                : "; as many new cases would miss it with a chance of " + chance.get();
    }
}
