package io.github.promptgate.gate;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.stats.Interval;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Against;
import io.github.promptgate.suite.GateRule.Comparison;
import io.github.promptgate.suite.GateRule.Decide;
import io.github.promptgate.suite.GateRule.Fold;
import io.github.promptgate.suite.GateRule.Indecision;
import io.github.promptgate.suite.GateRule.Manner;
import io.github.promptgate.suite.GateRule.Side;
import io.github.promptgate.suite.GateRule.Statistic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Finds where a run stands, by the rules that one would write to ask for it. */
final class Standings {

    private final Inputs inputs;
    private final Optional<Against> against;

    private Standings(Inputs inputs, Optional<Against> against) {
        this.inputs = inputs;
        this.against = against;
    }

    static Standing of(Inputs inputs, List<GateRule> rules) {
        List<Against> named = rules.stream()
                .flatMap(rule -> rule.against().stream())
                .distinct()
                .filter(from -> name(inputs.measured(), from).isPresent())
                .toList();
        Standing first = new Standings(inputs, named.stream().findFirst()).standing(rules);
        List<Standing.Since> others = named.stream()
                .skip(1)
                .map(from -> new Standings(inputs, Optional.of(from)).since(from, rules))
                .toList();
        return new Standing(first.reference(), first.run(), first.cells(), first.asked(), others);
    }

    /** What turned in the cells and cases that these rules hold against it. */
    private Standing.Since since(Against from, List<GateRule> rules) {
        Set<Grounds.Moved> worse = new LinkedHashSet<>();
        Set<Grounds.Moved> better = new LinkedHashSet<>();
        rules.stream()
                .filter(rule -> rule.against().equals(Optional.of(from)))
                .map(GateRule::filter)
                .distinct()
                .flatMap(this::held)
                .flatMap(unit -> pairs(Of.PASS_RATE, unit, GateRule.Scope.CELL).stream())
                .forEach(pairs -> {
                    worse.addAll(pairs.worse());
                    better.addAll(pairs.better());
                });
        return new Standing.Since(name(inputs.measured(), from).orElseThrow(), List.copyOf(worse), List.copyOf(better));
    }

    /** The suite's own cells, as far as a filter leaves them and their cases. */
    private Stream<RuleUnit> held(GateRule.Filter filter) {
        ScoreTable scores = inputs.measured().scores();
        List<Integer> cells = RuleUnit.cells(filter, scores.cells());
        List<Integer> cases = RuleUnit.cases(filter, scores.cases());
        return RuleUnit.of(asked(Of.PASS_RATE, GateRule.Scope.CELL), scores).stream()
                .filter(unit -> cells.containsAll(unit.cells()))
                .map(unit -> new RuleUnit(unit.id(), unit.label(), unit.cells(), cases));
    }

    private static Optional<String> name(Gate.Measured measured, Against against) {
        if (against instanceof Against.OfCell other) {
            return measured.scores().cells().stream().map(Cell::id).anyMatch(other.cell()::equals)
                    ? Optional.of("cell " + other.cell())
                    : Optional.empty();
        }
        return measured.references().get(against) instanceof Reference.Known known
                ? Optional.of(known.name())
                : Optional.empty();
    }

    private Standing standing(List<GateRule> rules) {
        List<Standing.Unit> cells =
                RuleUnit.of(
                                asked(Of.PASS_RATE, GateRule.Scope.CELL),
                                inputs.measured().scores())
                        .stream()
                        .map(unit -> unit(unit, GateRule.Scope.CELL))
                        .toList();
        RuleUnit all = RuleUnit.of(
                        asked(Of.PASS_RATE, GateRule.Scope.RUN),
                        inputs.measured().scores())
                .stream()
                .findFirst()
                .orElseGet(RuleUnit::nothing);
        return new Standing(
                against.flatMap(from -> name(inputs.measured(), from)),
                unit(all, GateRule.Scope.RUN),
                cells,
                against.map(from -> new AskedChanges(inputs, from).of(rules)).orElse(List.of()));
    }

    /** What is asked of a unit. */
    private record Of(String metric, Statistic statistic) {
        static final Of PASS_RATE = new Of(BuiltInMetrics.PASS_RATE.name(), Statistic.MEAN);
        static final Of COST = new Of(BuiltInMetrics.COST.name(), Statistic.MEAN);
        static final Of LATENCY = new Of(BuiltInMetrics.LATENCY.name(), Statistic.P95);

        boolean isGood() {
            return metric.equals(PASS_RATE.metric);
        }
    }

    private Standing.Unit unit(RuleUnit unit, GateRule.Scope scope) {
        Optional<Pairs> pairs = pairs(Of.PASS_RATE, unit, scope);
        return new Standing.Unit(
                unit.id(),
                scope == GateRule.Scope.RUN ? weighed(unit) : figure(Of.PASS_RATE, unit, scope),
                figure(Of.COST, unit, scope),
                figure(Of.LATENCY, unit, scope),
                pairs.map(Pairs::worse).orElse(List.of()),
                pairs.map(Pairs::better).orElse(List.of()));
    }

    /** The run's pass rate with its interval, and its change with interval and test. */
    private Standing.Figure weighed(RuleUnit unit) {
        Optional<Column> column =
                Columns.of(Of.PASS_RATE.metric(), inputs.measured().scores());
        if (column.isEmpty()) {
            return new Standing.Figure(OptionalDouble.empty(), Optional.empty(), Optional.empty());
        }
        Level level = Level.alone(inputs.alpha());
        RuleResult now = new AbsoluteAssessment(inputs, asked(Of.PASS_RATE, GateRule.Scope.RUN), unit, column.get())
                .judged(level);
        Optional<Standing.Delta> change = comparable(unit, GateRule.Scope.RUN)
                .map(rule -> new ChangeAssessment(inputs, rule, unit, column.get()).judged(level))
                .flatMap(result -> delta(result.grounds()));
        return new Standing.Figure(now.observed(), now.grounds().interval(), change);
    }

    private static Optional<Standing.Delta> delta(Grounds grounds) {
        return grounds.compared()
                .map(compared -> new Standing.Delta(
                        compared.before().orElseThrow(),
                        compared.after().orElseThrow(),
                        grounds.interval().map(Standings::turned),
                        grounds.test().map(Grounds.Test::twoSided).orElse(OptionalDouble.empty())));
    }

    /** Of a fall, as of a rise. */
    private static Grounds.Shown turned(Grounds.Shown shown) {
        return new Grounds.Shown(
                new Interval(0 - shown.range().upper(), 0 - shown.range().lower()), shown.confidence(), shown.method());
    }

    private Standing.Figure figure(Of of, RuleUnit unit, GateRule.Scope scope) {
        Optional<Column> column = Columns.of(of.metric(), inputs.measured().scores());
        return new Standing.Figure(
                column.isEmpty()
                        ? OptionalDouble.empty()
                        : Statistics.of(column.get(), unit, asked(of, scope), Statistics.Fill.NOTHING),
                Optional.empty(),
                column.flatMap(now -> change(of, unit, scope, now)));
    }

    private Optional<Standing.Delta> change(Of of, RuleUnit unit, GateRule.Scope scope, Column now) {
        Optional<Pairs> pairs = pairs(of, unit, scope);
        if (pairs.isEmpty() || !ChangeAssessment.isEnough(pairs.get())) {
            return Optional.empty();
        }
        return against(of, scope)
                .flatMap(rule -> other(rule, unit)
                        .flatMap(found ->
                                Change.observed(rule, now, found.then(), pairs.get(), Statistics.Fill.NOTHING)))
                .map(change ->
                        new Standing.Delta(change.before(), change.after(), Optional.empty(), OptionalDouble.empty()));
    }

    private Optional<Pairs> pairs(Of of, RuleUnit unit, GateRule.Scope scope) {
        Optional<Column> now = Columns.of(of.metric(), inputs.measured().scores());
        return now.flatMap(column -> against(of, scope)
                .flatMap(rule -> other(rule, unit)
                        .map(found -> new Pairs(
                                rule, unit, inputs.measured().scores(), column, found.then(), found.pairing()))));
    }

    private Optional<GateRule> comparable(RuleUnit unit, GateRule.Scope scope) {
        return against(Of.PASS_RATE, scope).filter(rule -> other(rule, unit).isPresent());
    }

    private Optional<Counterpart.Found> other(GateRule rule, RuleUnit unit) {
        return Counterpart.other(inputs.measured(), rule, unit);
    }

    private static GateRule asked(Of of, GateRule.Scope scope) {
        Side side = of.isGood() ? Side.MIN : Side.MAX;
        return rule(of, scope, side, Manner.plain(), Optional.empty());
    }

    private Optional<GateRule> against(Of of, GateRule.Scope scope) {
        Side side = of.isGood() ? Side.MAX_DROP : Side.MAX_RISE;
        Manner manner = of.isGood() && scope == GateRule.Scope.RUN
                ? new Manner(Fold.MEAN, Decide.TEST, Indecision.WARN)
                : Manner.plain();
        return against.map(
                from -> rule(of, scope, side, manner, Optional.of(new Comparison(from, GateRule.Change.ABSOLUTE))));
    }

    private static GateRule rule(
            Of of, GateRule.Scope scope, Side side, Manner manner, Optional<Comparison> comparison) {
        return new GateRule(
                "standing-" + of.metric(),
                of.metric(),
                of.statistic(),
                Optional.empty(),
                side,
                0,
                "0",
                scope,
                GateRule.Filter.all(),
                GateRule.Severity.WARN,
                manner,
                comparison,
                Where.nowhere());
    }
}
