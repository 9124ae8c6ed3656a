package io.github.promptgate.reports;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.stats.Interval;
import io.github.promptgate.suite.GateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The canonical run beside an earlier one. */
public final class Compared {

    private Compared() {}

    /** {@link Fixture#failed} with what changed since the baseline, and a rule on it that is broken. */
    public static EvalOutcome failed() {
        EvalOutcome plain = Fixture.failed();
        List<RuleResult> rules = new ArrayList<>(plain.verdict().orElseThrow().rules());
        rules.add(0, drop());
        return Outcomes.of(
                        plain.suite(),
                        plain.folder(),
                        plain.exitCode(),
                        plain.record(),
                        Optional.of(new Verdict.Fail(rules, List.of())))
                .with(standing());
    }

    /** {@code pass-rate max-drop 2pp} in one cell: fell by 25 points. */
    public static RuleResult drop() {
        return new RuleResult(
                change(GateRule.Side.MAX_DROP, .02, "2pp"),
                BuiltInMetrics.PASS_RATE,
                "careless@small",
                RuleResult.State.FAIL,
                OptionalDouble.of(.25),
                8,
                0,
                0,
                "pass-rate max-drop 2pp against baseline in careless@small: fell by 25.0 pp from 100.0 % to 75.0 %"
                        + " [5.0 pp, 45.0 pp], beyond noise",
                List.of(new RuleResult.WorstCase(Fixture.caseRef("refund-017", 0), "careless@small", 0)),
                grounds(new Interval(.05, .45)));
    }

    public static GateRule change(GateRule.Side side, double bound, String text) {
        return new GateRule(
                "pass-rate-" + side.word(),
                "pass-rate",
                GateRule.Statistic.MEAN,
                Optional.empty(),
                side,
                bound,
                text,
                GateRule.Scope.CELL,
                GateRule.Filter.all(),
                GateRule.Severity.ERROR,
                GateRule.Manner.plain(),
                Optional.of(new GateRule.Comparison(new GateRule.Against.Baseline(), GateRule.Change.ABSOLUTE)),
                new Where("refunds.suite.yaml", 35, 5));
    }

    public static Grounds grounds(Interval interval) {
        return new Grounds(
                Optional.of(new Grounds.Shown(interval, .95, "Tango's score interval")),
                Optional.empty(),
                Optional.empty(),
                8,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** Two cases of careless@small fell, one of careless@large rose. */
    public static Standing standing() {
        Grounds.Moved first = new Grounds.Moved(Fixture.caseRef("refund-017", 0), "careless@small", 1, 0);
        Grounds.Moved second =
                new Grounds.Moved(Fixture.caseRef("<img src=x onerror=alert(1)>", 1), "careless@small", 1, .5);
        Grounds.Moved better = new Grounds.Moved(Fixture.caseRef("plain", 7), "careless@large", 0, 1);
        return new Standing(
                Optional.of("the baseline"),
                new Standing.Unit(
                        "run",
                        new Standing.Figure(
                                OptionalDouble.of(.8661),
                                Optional.of(new Grounds.Shown(new Interval(.69, .95), .95, "BCa")),
                                Optional.of(new Standing.Delta(
                                        .9,
                                        .8661,
                                        Optional.of(new Grounds.Shown(new Interval(-.2, .1), .95, "BCa")),
                                        OptionalDouble.of(.25)))),
                        figure(.0012, delta(.001, .0012)),
                        figure(705, delta(805, 705)),
                        List.of(first, second),
                        List.of(better)),
                List.of(
                        cell("grounded@small", .9, 1, List.of(), List.of()),
                        cell("grounded@large", 1, 1, List.of(), List.of()),
                        cell("careless@small", 1, .75, List.of(first, second), List.of()),
                        cell("careless@large", .7, .7143, List.of(), List.of(better))),
                List.of());
    }

    /** {@link #failed} held against another cell, too: one case more is worse, and one that was better is worse. */
    public static EvalOutcome sinceTwo(String second) {
        Standing one = standing();
        Standing.Since other = new Standing.Since(
                second,
                List.of(
                        new Grounds.Moved(Fixture.caseRef("refund-017", 0), "careless@small", .5, 0),
                        new Grounds.Moved(Fixture.caseRef("plain", 7), "careless@small", 1, .75),
                        new Grounds.Moved(Fixture.caseRef("plain", 7), "careless@large", 1, .75)),
                List.of());
        return failed().with(new Standing(one.reference(), one.run(), one.cells(), one.asked(), List.of(other)));
    }

    private static Standing.Unit cell(
            String id, double before, double after, List<Grounds.Moved> worse, List<Grounds.Moved> better) {
        return new Standing.Unit(
                id,
                figure(after, delta(before, after)),
                figure(.001, Optional.empty()),
                figure(700, Optional.empty()),
                worse,
                better);
    }

    private static Standing.Figure figure(double value, Optional<Standing.Delta> change) {
        return new Standing.Figure(OptionalDouble.of(value), Optional.empty(), change);
    }

    private static Optional<Standing.Delta> delta(double before, double after) {
        return Optional.of(new Standing.Delta(before, after, Optional.empty(), OptionalDouble.empty()));
    }
}
