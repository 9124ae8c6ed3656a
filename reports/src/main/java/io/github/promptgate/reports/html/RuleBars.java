package io.github.promptgate.reports.html;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.record.Metric;
import io.github.promptgate.reports.text.VisibleText;
import io.github.promptgate.stats.Interval;
import io.github.promptgate.suite.GateRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Draws a rule: what was observed, its interval, the bound and its good side, on an axis that is as long as these need. A
 * change is drawn as it went, so that right is always more: a fall lies left of 0.
 */
final class RuleBars {

    private static final double MARGIN = .12;

    private final RuleResult result;
    private final double turn;

    private RuleBars(RuleResult result) {
        this.result = result;
        this.turn = result.rule().side() == GateRule.Side.MAX_DROP ? -1 : 1;
    }

    static Overview.Bar of(RuleResult result) {
        return result.observed().isEmpty() || !Double.isFinite(result.observed().getAsDouble())
                ? Overview.Bar.none()
                : new RuleBars(result).bar(result.observed().getAsDouble());
    }

    private Overview.Bar bar(double observed) {
        Axis axis = axis(observed);
        double bound = axis.at(turned(result.rule().bound()));
        boolean rightIsGood = switch (result.rule().side()) {
            case MIN, MAX_DROP -> true;
            case MAX, MAX_RISE -> false;
        };
        Overview.Span interval = interval()
                .map(range -> span(axis.at(range.lower()), axis.at(range.upper())))
                .orElseGet(() -> span(0, 0));
        return new Overview.Bar(
                true,
                words(),
                rightIsGood ? span(bound, 100) : span(0, bound),
                interval,
                number(axis.at(turned(observed))),
                number(bound),
                result.rule().side().isOfChange() ? number(axis.at(0)) : "");
    }

    private double turned(double value) {
        return turn * value;
    }

    /** In the direction in which it is drawn. */
    private Optional<Interval> interval() {
        return result.grounds()
                .interval()
                .map(shown -> turn > 0
                        ? shown.range()
                        : new Interval(-shown.range().upper(), -shown.range().lower()));
    }

    private String words() {
        return result.observedText() + " beside " + result.rule().side().word() + " "
                + VisibleText.line(result.rule().boundText());
    }

    private Axis axis(double observed) {
        double[] marks = DoubleStream.concat(
                        DoubleStream.of(turned(observed), turned(result.rule().bound())),
                        DoubleStream.concat(
                                result.rule().side().isOfChange() ? DoubleStream.of(0) : DoubleStream.empty(),
                                interval().stream()
                                        .flatMapToDouble(range -> DoubleStream.of(range.lower(), range.upper()))))
                .filter(Double::isFinite)
                .toArray();
        double low = DoubleStream.of(marks).min().orElseThrow();
        double high = DoubleStream.of(marks).max().orElseThrow();
        double margin = high > low ? (high - low) * MARGIN : Math.max(Math.abs(low) * MARGIN, .05);
        boolean share = !result.rule().side().isOfChange()
                && result.metric().kind() != Metric.Kind.AMOUNT
                && low >= 0
                && high <= 1;
        return share
                ? new Axis(Math.max(0, low - margin), Math.min(1, high + margin))
                : new Axis(low - margin, high + margin);
    }

    private record Axis(double low, double high) {
        /** From 0 to 100; what lies beyond the axis lies at its end. */
        double at(double value) {
            return 100 * (Math.max(low, Math.min(high, value)) - low) / (high - low);
        }
    }

    private static Overview.Span span(double from, double to) {
        return new Overview.Span(number(from), number(Math.max(0, to - from)));
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
