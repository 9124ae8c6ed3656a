package io.github.promptgate.reports.html;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.record.Metric;
import io.github.promptgate.reports.summary.Rules;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import io.github.promptgate.suite.GateRule;
import java.util.List;
import java.util.Locale;

/** Turns rule results into what the page shows of them: those that ask for attention first. */
final class RuleViews {

    private static final int WORST = 5;

    private RuleViews() {}

    static PageView.Rules of(List<RuleResult> results) {
        List<RuleResult> ordered = Rules.worstFirst(results);
        return new PageView.Rules(
                ordered.stream()
                        .filter(result -> result.state() != RuleResult.State.PASS)
                        .map(RuleViews::rule)
                        .toList(),
                Rules.in(results, RuleResult.State.PASS).stream()
                        .map(RuleViews::rule)
                        .toList());
    }

    private static PageView.Rule rule(RuleResult result) {
        return new PageView.Rule(
                Chips.of(result.state()),
                text(result.rule()),
                VisibleText.line(result.unit()),
                observed(result),
                counts(result),
                VisibleText.line(Figures.place(result.rule().where())),
                result.grounds()
                        .compared()
                        .map(compared -> VisibleText.line(compared.reference()))
                        .orElse(""),
                result.state() == RuleResult.State.PASS && !result.rule().side().isOfChange()
                        ? ""
                        : VisibleText.line(result.message()),
                result.worst().stream()
                        .limit(WORST)
                        .map(worst -> new PageView.Worst(
                                Texts.line(worst.caseRef().id()) + cell(result, worst),
                                Anchors.of(worst.caseRef().id()),
                                Figures.of(result.metric(), worst.value())))
                        .toList(),
                Math.max(0, result.worst().size() - WORST));
    }

    /** In the way in which the bound is written: as a share only where that has a percent sign. */
    private static String observed(RuleResult result) {
        if (result.observed().isEmpty()) {
            return Figures.NONE;
        }
        if (result.rule().side().isOfChange()) {
            return VisibleText.line(result.observedText());
        }
        String interval = result.grounds().interval().isEmpty() ? "" : result.observedText();
        return value(result) + interval.substring(Math.max(0, interval.indexOf(" [")));
    }

    private static String value(RuleResult result) {
        boolean asWritten = result.metric().kind() == Metric.Kind.AMOUNT
                || result.rule().boundText().contains("%");
        Metric shown = asWritten ? result.metric() : Metric.unit("value");
        return Figures.beside(
                shown, result.observed().getAsDouble(), result.rule().bound());
    }

    /** {@code faithfulness ≥ 0.95}, {@code latency p95 ≤ 3s}, with filter and scope where they are not the usual. */
    static String text(GateRule rule) {
        String statistic = rule.statistic() == GateRule.Statistic.MEAN
                ? ""
                : " " + rule.statistic().word()
                        + rule.label().map(label -> " of " + label).orElse("");
        String side = switch (rule.side()) {
            case MIN -> " \u2265 ";
            case MAX -> " \u2264 ";
            case MAX_DROP -> " drop \u2264 ";
            case MAX_RISE -> " rise \u2264 ";
        };
        String scope = rule.scope() == GateRule.Scope.CELL ? "" : ", per " + word(rule.scope());
        return VisibleText.line(rule.metric() + statistic + side + rule.boundText() + where(rule.filter()) + scope);
    }

    private static String where(GateRule.Filter filter) {
        StringBuilder where = new StringBuilder();
        filter.prompt().ifPresent(value -> where.append(", prompt ").append(value));
        filter.model().ifPresent(value -> where.append(", model ").append(value));
        filter.tag().ifPresent(value -> where.append(", tag ").append(value));
        filter.caseId().ifPresent(value -> where.append(", case ").append(value));
        return where.toString();
    }

    /** Of the worst case, where the unit holds several. */
    private static String cell(RuleResult result, RuleResult.WorstCase worst) {
        return result.unit().equals(worst.cell()) ? "" : VisibleText.line(" in " + worst.cell());
    }

    private static String counts(RuleResult result) {
        return Figures.count(result.scored()) + " scored, " + Figures.count(result.unscored()) + " unscored"
                + (result.notApplicable() > 0 ? ", " + Figures.count(result.notApplicable()) + " n/a" : "");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
