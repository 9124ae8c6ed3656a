package io.github.promptgate.gate;

import io.github.promptgate.gate.Moves.Way;
import io.github.promptgate.gate.RuleResult.State;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What would turn a verdict: decides again with a rule's values moved step by step, all other rules as they are, and
 * tells the fewest steps after which the rule's state is another.
 */
public final class Tipping {

    private final Gate.Measured measured;
    private final List<GateRule> rules;
    private final Gate gate;
    private final List<List<Assessment>> byRule;

    /**
     * @param measured as the verdict was found
     * @param limits likewise
     */
    public Tipping(Gate.Measured measured, List<GateRule> rules, RunSpec limits) {
        this.measured = measured;
        this.rules = List.copyOf(rules);
        this.gate = Gate.of(measured, limits);
        this.byRule = gate.assessments(rules);
    }

    /**
     * For the worse, then for the better; up to two each where a state lies between. Empty where no value of this metric
     * alone tips the result.
     *
     * @param result of one of the rules, from the same scores
     */
    public List<TippingPoint> of(RuleResult result) {
        if (AgreementRule.is(result.rule())) {
            return new AgreementTipping(measured.judges(), result).points();
        }
        int rule = rules.indexOf(result.rule());
        List<Assessment> units = byRule.get(rule);
        for (int i = 0; i < units.size(); i++) {
            RuleUnit unit = units.get(i).unit();
            Optional<Column> column = Columns.of(result.rule().metric(), measured.scores());
            if (unit.id().equals(result.unit()) && column.isPresent()) {
                Place place = new Place(rule, i);
                return Moves.of(result, unit, column.get(), measured.scores())
                        .map(moves -> points(result, place, moves))
                        .orElse(List.of());
            }
        }
        return List.of();
    }

    private record Place(int rule, int unit) {}

    private List<TippingPoint> points(RuleResult result, Place place, Moves moves) {
        List<TippingPoint> points = new ArrayList<>();
        int now = rank(result.state());
        for (Way way : Way.values()) {
            int most = moves.most(way);
            int sign = way == Way.WORSE ? 1 : -1;
            int end = most == 0
                    ? now
                    : rank(decided(place, moves.moved(way, most)).state());
            int reached = now;
            while (sign * end > sign * reached) {
                int before = sign * reached;
                int steps = fewest(
                        most,
                        some -> sign
                                        * rank(decided(place, moves.moved(way, some))
                                                .state())
                                > before);
                RuleResult then = decided(place, moves.moved(way, steps));
                points.add(new TippingPoint(then.state(), moves.text(way, steps) + at(then)));
                reached = rank(then.state());
            }
        }
        return points;
    }

    private static int rank(State state) {
        return switch (state) {
            case PASS -> 0;
            case WARN, INCONCLUSIVE -> 1;
            case FAIL -> 2;
        };
    }

    /** The fewest steps that reach it, where the most do. */
    private static int fewest(int most, IntPredicate reached) {
        int without = 0;
        int with = most;
        while (with - without > 1) {
            int middle = (without + with) >>> 1;
            if (reached.test(middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return with;
    }

    private RuleResult decided(Place place, Column values) {
        GateRule rule = rules.get(place.rule());
        List<List<Assessment>> moved = new ArrayList<>(byRule);
        List<Assessment> units = new ArrayList<>(byRule.get(place.rule()));
        units.set(place.unit(), gate.assessment(rule, units.get(place.unit()).unit(), values));
        moved.set(place.rule(), units);
        List<RuleResult> ofRule = gate.results(rules, moved).stream()
                .filter(result -> result.rule().equals(rule))
                .toList();
        return ofRule.get(ofRule.size() == 1 ? 0 : place.unit());
    }

    private static String at(RuleResult then) {
        return then.observed().isEmpty() ? "" : " (" + observed(then) + ")";
    }

    private static String observed(RuleResult then) {
        GateRule rule = then.rule();
        Metric metric = then.metric();
        double value = then.observed().getAsDouble();
        if (!rule.side().isOfChange()) {
            String name = CaseValues.isYesOrNo(metric) ? "" : rule.statistic().word() + " ";
            return name + Figures.of(rule, metric).text(value, rule.bound());
        }
        Figures changes = Figures.ofChange(rule, metric);
        if (value == 0) {
            return "no change";
        }
        return value > 0 ? "worse by " + changes.text(value, rule.bound()) : "better by " + changes.text(-value);
    }
}
