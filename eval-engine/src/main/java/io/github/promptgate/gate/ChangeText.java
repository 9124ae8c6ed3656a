package io.github.promptgate.gate;

import io.github.promptgate.gate.Finding.Kind;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Decide;
import io.github.promptgate.suite.RunSpec;

/** Says in one line what a rule on a change asks, how far it changed, and how sure that is. */
final class ChangeText {

    private final GateRule rule;
    private final Metric metric;
    private final Figures values;
    private final Figures changes;
    private final RuleText text;

    ChangeText(GateRule rule, Metric metric, RunSpec limits) {
        this.rule = rule;
        this.metric = metric;
        this.values = Figures.ofValues(rule, metric);
        this.changes = Figures.ofChange(rule, metric);
        this.text = new RuleText(rule, metric, limits);
    }

    String message(RuleUnit unit, Finding finding, Grounds grounds, Level level) {
        Kind kind = finding.kind();
        if (kind == Kind.NOTHING_MATCHES) {
            return text.nothing();
        }
        String head = text.head(unit);
        if (kind == Kind.NO_REFERENCE) {
            return head + "not judged, ";
        }
        if (grounds.compared().isEmpty()) {
            return head + text.doubt(finding) + " (" + text.counts(finding) + ")";
        }
        String found = RuleText.joined(
                doubt(finding, grounds), moved(finding, grounds) + interval(grounds) + verdict(kind, grounds, level));
        return head + few(kind, grounds) + found + " (" + counts(finding, grounds) + ")"
                + rest(finding, grounds, level);
    }

    private static String few(Kind kind, Grounds grounds) {
        return kind == Kind.TOO_FEW_CASES ? "not decided by " + Chances.cases(grounds.cases()) + ", " : "";
    }

    private Figures values(Grounds.Compared compared) {
        return values.fit(compared.after());
    }

    private Figures changes(Grounds grounds) {
        return grounds.compared().map(compared -> changes.fit(compared.after())).orElse(changes);
    }

    private String doubt(Finding finding, Grounds grounds) {
        return finding.kind() == Kind.UNDECIDED
                ? "not judged, what is missing can put the change anywhere from "
                        + changes(grounds).text(finding.least().orElseThrow(), rule.bound()) + " to "
                        + changes(grounds).text(finding.most().orElseThrow(), rule.bound())
                : text.doubt(finding);
    }

    /** {@code fell by 5.4 pp from 93.8 % to 88.3 %}. */
    private String moved(Finding finding, Grounds grounds) {
        Grounds.Compared compared = grounds.compared().orElseThrow();
        double worsening = finding.observed().orElseThrow();
        double before = compared.before().orElseThrow();
        double after = compared.after().orElseThrow();
        if (worsening == 0) {
            return "did not change from " + values(compared).text(before);
        }
        boolean fell = after < before;
        double size = Math.abs(worsening);
        Figures changes = changes(grounds);
        String by = worsening > 0 ? changes.text(size, rule.bound()) : changes.text(size);
        return (fell ? "fell" : "rose") + " by " + by + " from "
                + values(compared).text(before) + " to " + values(compared).text(after);
    }

    private String interval(Grounds grounds) {
        return grounds.interval()
                .map(shown -> " " + changes(grounds).text(shown.range()))
                .orElse("");
    }

    private String verdict(Kind kind, Grounds grounds, Level level) {
        if (rule.decide() == Decide.INTERVAL) {
            String side = grounds.towards() == Grounds.Towards.BROKEN ? "at least " : "at most ";
            return grounds.decisive()
                    .map(bound -> Chances.bound(
                            bound,
                            side
                                    + (Double.isInfinite(bound.value())
                                            ? "?"
                                            : changes(grounds).text(bound.value(), rule.bound()))))
                    .orElse("");
        }
        if (rule.decide() == Decide.POINT) {
            return "";
        }
        String noise = switch (kind) {
            case BROKEN -> ", beyond noise";
            case WITHIN_NOISE -> ", more than " + rule.boundText() + " but within noise";
            default -> "";
        };
        return noise + grounds.test().map(test -> ", " + p(test, level)).orElse("");
    }

    private static String p(Grounds.Test test, Level level) {
        boolean alone = level.family() < 2 || test.adjusted().isEmpty();
        String adjusted = alone
                ? ""
                : " (" + Chances.p(test.adjusted().getAsDouble(), level.alpha()) + " after Holm among " + level.family()
                        + ")";
        return Chances.p(test.p(), level.fail()) + " by " + test.name() + adjusted;
    }

    private String counts(Finding finding, Grounds grounds) {
        Grounds.Compared compared = grounds.compared().orElseThrow();
        String pairs = compared.paired() + " of " + compared.planned() + " paired" + commit(compared);
        boolean each = CaseValues.isYesOrNo(metric) && metric.kind() != Metric.Kind.AMOUNT;
        String moved = each
                ? ", " + compared.worse().size() + " newly failing, "
                        + compared.better().size() + " newly passing"
                : ", " + compared.worse().size() + " worse, "
                        + compared.better().size() + " better";
        Tally tally = finding.tally();
        return pairs
                + moved
                + (tally.unscored() > 0 ? ", " + tally.unscored() + " unscored" : "")
                + (tally.neverRan() > 0 ? ", " + tally.neverRan() + " never ran" : "");
    }

    /** A branch moves on: the commit that it stood for is told. */
    private String commit(Grounds.Compared compared) {
        return rule.against().filter(GateRule.Against.Git.class::isInstance).isPresent()
                ? " with " + compared.reference()
                : "";
    }

    private String rest(Finding finding, Grounds grounds, Level level) {
        Kind kind = finding.kind();
        if (kind == Kind.HOLDS && finding.tally().missing() > 0 && rule.decide() != Decide.INTERVAL) {
            return "; between " + changes(grounds).text(finding.least().orElseThrow(), rule.bound()) + " and "
                    + changes(grounds).text(finding.most().orElseThrow(), rule.bound()) + " whatever is missing";
        }
        if (kind == Kind.TOO_FEW_CASES && rule.decide() == Decide.TEST) {
            return "; so few cannot tell any loss from noise at " + Chances.confidence(1 - level.fail());
        }
        return kind == Kind.TOO_FEW_CASES || kind == Kind.WITHIN_NOISE ? "; " + Chances.toDecide(grounds) : "";
    }
}
