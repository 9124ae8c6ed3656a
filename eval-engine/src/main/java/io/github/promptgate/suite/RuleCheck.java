package io.github.promptgate.suite;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.BoundText.Unit;
import io.github.promptgate.suite.GateRule.Statistic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds rules against the metrics that a run produces: the metric exists, and the bound is in its unit. */
public final class RuleCheck {

    /** Shares of trials or cases: they are the mean already. */
    private static final Set<String> RATES = Set.of(BuiltInMetrics.PASS_RATE.name(), BuiltInMetrics.FLAKY_RATE.name());

    private RuleCheck() {}

    /**
     * Checks all rules once it is known which metrics there are, those of the cases' own scorers included.
     *
     * @param produced metrics of scorers; the built-in ones are known anyway
     * @return SUITE-006, SUITE-009 and SUITE-003 problems, in the order of the rules
     */
    public static List<Problem> unknownMetrics(List<GateRule> rules, Collection<Metric> produced) {
        Map<String, Metric> known = known(produced);
        List<Problem> problems = new ArrayList<>();
        for (GateRule rule : rules) {
            Metric metric = known.get(rule.metric());
            if (metric == null) {
                problems.add(
                        Problem.unknown(ProblemCode.SUITE_006, rule.where(), "metric", rule.metric(), known.keySet()));
            } else {
                misfit(rule, metric).ifPresent(problems::add);
            }
        }
        return List.copyOf(problems);
    }

    /** The same for those rules alone whose metric is known. */
    static List<Problem> misfits(List<GateRule> rules, Collection<Metric> produced) {
        Map<String, Metric> known = known(produced);
        return rules.stream()
                .flatMap(rule -> Optional.ofNullable(known.get(rule.metric())).stream()
                        .flatMap(metric -> misfit(rule, metric).stream()))
                .toList();
    }

    private static Map<String, Metric> known(Collection<Metric> produced) {
        Map<String, Metric> known = new LinkedHashMap<>();
        BuiltInMetrics.all().forEach(metric -> known.put(metric.name(), metric));
        produced.forEach(metric -> known.putIfAbsent(metric.name(), metric));
        return known;
    }

    private static Optional<Problem> misfit(GateRule rule, Metric metric) {
        if (RATES.contains(metric.name()) && rule.statistic() != Statistic.MEAN) {
            return Optional.of(new Problem(
                    ProblemCode.SUITE_003,
                    rule.where(),
                    "\"" + metric.name() + "\" is a rate, it has no "
                            + rule.statistic().word(),
                    "leave out the statistic"));
        }
        Optional<Problem> labels = labels(rule, metric);
        if (labels.isPresent()) {
            return labels;
        }
        BoundText bound = BoundText.of(rule.boundText());
        Allowed allowed = Allowed.of(metric, rule.statistic());
        if (!allowed.units.contains(bound.unit())) {
            return Optional.of(misfit(rule, bound.unit().words() + " (" + rule.boundText() + ")", allowed));
        }
        return allowed.share && bound.value().compareTo(BigDecimal.ONE) > 0
                ? Optional.of(misfit(rule, rule.boundText(), allowed))
                : Optional.empty();
    }

    /** Statistics of labels are for metrics that have labels, and name one where they are of one. */
    private static Optional<Problem> labels(GateRule rule, Metric metric) {
        Statistic statistic = rule.statistic();
        if (statistic.isOfLabels() && metric.kind() != Metric.Kind.LABEL) {
            return Optional.of(new Problem(
                    ProblemCode.SUITE_003,
                    rule.where(),
                    "\"" + metric.name() + "\" has no labels, so it has no " + statistic.word(),
                    "name the metric of a scorer classification, or leave out the statistic"));
        }
        if (statistic.isOfOneLabel() && rule.label().isEmpty()) {
            return Optional.of(new Problem(
                    ProblemCode.SUITE_003,
                    rule.where(),
                    statistic.word() + " is of one label, and the rule names none",
                    "add \"label: \" with one of the scorer's labels, or write statistic: macro-f1"));
        }
        return !statistic.isOfOneLabel() && rule.label().isPresent()
                ? Optional.of(new Problem(
                        ProblemCode.SUITE_003,
                        rule.where(),
                        statistic.word() + " is not of one label",
                        "leave out the label, or write statistic: precision, recall or f1"))
                : Optional.empty();
    }

    private static Problem misfit(GateRule rule, String found, Allowed allowed) {
        String of = rule.statistic() == Statistic.MEAN ? "" : rule.statistic().word() + " of ";
        return new Problem(
                ProblemCode.SUITE_009,
                rule.where(),
                rule.side().name().toLowerCase(Locale.ROOT) + " of a rule on " + of + "\"" + rule.metric()
                        + "\" must be " + allowed.words + ", not " + found,
                "write " + allowed.example);
    }

    /** What a bound may be written in, by metric and statistic. */
    private record Allowed(String words, String example, boolean share, Set<Unit> units) {

        private static final Set<Unit> SHARES = Set.of(Unit.PLAIN, Unit.PERCENT);
        private static final String FROM_0_TO_1 = "a number from 0 to 1 or a percentage up to 100%";

        private static final Allowed SHARE = new Allowed(FROM_0_TO_1, "0.95 or 95%", true, SHARES);
        private static final Allowed TRIAL_SHARE =
                new Allowed(FROM_0_TO_1, "0.02 or 2%; for a number of trials add statistic: sum", true, SHARES);
        private static final Allowed TIME =
                new Allowed("a time with its unit", "3s or 250ms", false, Set.of(Unit.TIME));
        private static final Allowed MONEY =
                new Allowed("an amount of USD", "$0.50", false, Set.of(Unit.MONEY, Unit.PLAIN));
        private static final Allowed NUMBER =
                new Allowed("a number without a unit", "a number such as 500", false, Set.of(Unit.PLAIN));

        static Allowed of(Metric metric, Statistic statistic) {
            if (statistic == Statistic.COUNT) {
                return NUMBER;
            }
            if (metric.kind() != Metric.Kind.AMOUNT) {
                return statistic == Statistic.SUM ? NUMBER : SHARE;
            }
            return switch (metric.unit()) {
                case MILLISECONDS -> TIME;
                case USD -> MONEY;
                case NONE, TOKENS -> NUMBER;
                case COUNT -> counted(metric, statistic);
            };
        }

        /** {@code errors} and {@code unscored} are 0 or 1 per trial: their mean is a share. */
        private static Allowed counted(Metric metric, Statistic statistic) {
            boolean perTrial = BuiltInMetrics.all().contains(metric);
            return perTrial && statistic != Statistic.SUM ? TRIAL_SHARE : NUMBER;
        }
    }
}
