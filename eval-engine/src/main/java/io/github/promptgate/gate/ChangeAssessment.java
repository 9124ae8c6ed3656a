package io.github.promptgate.gate;

import io.github.promptgate.gate.Finding.Kind;
import io.github.promptgate.gate.Statistics.Fill;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.Metric;
import io.github.promptgate.stats.Bounds;
import io.github.promptgate.stats.SignFlip;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Decide;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A rule on a change, case by case. By test it fails where the change for the worse exceeds the bound and is significant;
 * by interval it holds where even the far bound of the change keeps to it, and fails where even the near one does not; by
 * point what was observed decides. Missing values stand where they help least.
 */
final class ChangeAssessment implements Assessment {

    private static final double LEAST_PAIRED = .8;
    private static final double SLACK = 1e-9;

    private final Inputs inputs;
    private final GateRule rule;
    private final RuleUnit unit;
    private final Column column;
    private final Finding finding;
    private final Counterpart counterpart;
    private final Optional<Pairs> pairs;
    private final Optional<Problem> obstacle;
    private final Optional<Change> shown;
    private final Optional<Change> kindest;
    private final Optional<Change> hardest;

    ChangeAssessment(Inputs inputs, GateRule rule, RuleUnit unit, Column column) {
        this.inputs = inputs;
        this.rule = rule;
        this.unit = unit;
        this.column = column;
        this.finding = Finding.of(rule, column, unit, inputs.limits());
        this.counterpart = Counterpart.of(inputs.measured(), rule, unit);
        this.pairs = counterpart instanceof Counterpart.Found found
                ? Optional.of(new Pairs(rule, unit, inputs.measured().scores(), column, found.then(), found.pairing()))
                : Optional.empty();
        this.shown = finding.kind().isEmpty() ? Optional.empty() : change(Fill.NOTHING);
        this.obstacle = obstacle();
        boolean whole = finding.tally().missing() == 0;
        boolean upward = rule.side().isUpward();
        this.kindest = whole ? shown : change(upward ? Fill.MOST : Fill.LEAST);
        boolean endless = column.metric().kind() == Metric.Kind.AMOUNT;
        this.hardest = whole || endless ? shown : change(upward ? Fill.LEAST : Fill.MOST);
    }

    private Optional<Change> change(Fill fill) {
        return counterpart instanceof Counterpart.Found found
                ? pairs.flatMap(both -> Change.of(rule, column, found.then(), both, fill, inputs.seed(rule, unit)))
                : Optional.empty();
    }

    /** Whether so many cases stand on both sides that a change says something. */
    static boolean isEnough(Pairs pairs) {
        return pairs.paired() >= LEAST_PAIRED * pairs.planned() - SLACK;
    }

    /** Why the change cannot be judged, though the run itself was scored. */
    private Optional<Problem> obstacle() {
        if (counterpart instanceof Counterpart.Missing missing) {
            return Optional.of(missing.cause());
        }
        String name = ((Counterpart.Found) counterpart).reference().name();
        long planned = pairs.orElseThrow().planned();
        long paired = pairs.get().paired();
        if (!isEnough(pairs.get())) {
            return Optional.of(Doubts.noReference(
                    rule,
                    "only " + paired + " of " + planned + " cases stand unchanged in " + name + ", and it takes 80 %",
                    "accept this run's scores, or use against: cell:<id>"));
        }
        return shown.isEmpty() && !finding.kind().isEmpty()
                ? Optional.of(Doubts.noReference(
                        rule,
                        "no case was scored both here and in " + name
                                + (rule.comparison().orElseThrow().change() == GateRule.Change.RELATIVE
                                        ? ", or what was there is 0"
                                        : ""),
                        "accept this run's scores, or bound the change in the metric's own unit"))
                : Optional.empty();
    }

    @Override
    public GateRule rule() {
        return rule;
    }

    @Override
    public RuleUnit unit() {
        return unit;
    }

    private boolean cannotJudge() {
        return finding.kind().isEmpty() || obstacle.isPresent() || shown.isEmpty();
    }

    /** Without a reference it counts among the others as what cannot fail, so that they decide as they would with one. */
    @Override
    public OptionalDouble p() {
        if (lacksReference()) {
            return rule.isDecidedByStatistics() && !finding.kind().isEmpty()
                    ? OptionalDouble.of(1)
                    : OptionalDouble.empty();
        }
        if (cannotJudge()) {
            return OptionalDouble.empty();
        }
        return switch (rule.decide()) {
            case POINT -> OptionalDouble.empty();
            case TEST -> OptionalDouble.of(kindest.orElseThrow().test().p());
            case INTERVAL -> OptionalDouble.of(bounds(kindest).pAbove(rule.bound()));
        };
    }

    private boolean lacksReference() {
        return inputs.measured().references().get(rule.against().orElseThrow()) instanceof Reference.Unknown;
    }

    private Bounds bounds(Optional<Change> change) {
        return change.orElseThrow().bounds().orElseThrow();
    }

    @Override
    public double doubt() {
        if (cannotJudge() || finding.kind().cannotJudge()) {
            return 1;
        }
        return rule.decide() == Decide.INTERVAL
                ? bounds(hardest).pBelow(rule.bound())
                : keeps(hardest.orElseThrow().observed()) ? 0 : 1;
    }

    private boolean keeps(double change) {
        return Figures.compare(change, rule.bound()) <= 0 || change <= rule.bound() + 1e-12;
    }

    @Override
    public RuleResult judged(Level level) {
        Kind kind = kind(level);
        Finding decided = new Finding(
                kind,
                finding.tally(),
                shown.map(change -> OptionalDouble.of(change.observed())).orElse(OptionalDouble.empty()),
                least(),
                most());
        Grounds grounds = grounds(kind, level);
        ChangeText text = new ChangeText(rule, column.metric(), inputs.limits());
        String what = kind == Kind.NO_REFERENCE ? obstacle.orElseThrow().what() : "";
        String message = text.message(unit, decided, grounds, level) + what;
        Grounds told = kind == Kind.NO_REFERENCE
                ? grounds.because(new Problem(
                        obstacle.orElseThrow().code(),
                        rule.where(),
                        message,
                        obstacle.get().fix()))
                : grounds;
        return Results.of(rule, column.metric(), unit, decided, told, message, worst(grounds));
    }

    private OptionalDouble least() {
        return kindest.map(change -> OptionalDouble.of(change.observed())).orElse(OptionalDouble.empty());
    }

    private OptionalDouble most() {
        return hardest.map(change -> OptionalDouble.of(change.observed())).orElse(OptionalDouble.empty());
    }

    private Kind kind(Level level) {
        if (finding.kind().isEmpty()) {
            return finding.kind();
        }
        if (obstacle.isPresent()) {
            return Kind.NO_REFERENCE;
        }
        if (broken(level)) {
            return Kind.BROKEN;
        }
        Optional<Kind> gap = finding.gap(inputs.limits());
        return gap.orElseGet(() -> switch (rule.decide()) {
            case POINT -> keeps(hardest.orElseThrow().observed()) ? Kind.HOLDS : Kind.UNDECIDED;
            case TEST -> tested(level);
            case INTERVAL -> bounded(level);
        });
    }

    private boolean broken(Level level) {
        boolean beyond = !keeps(kindest.orElseThrow().observed());
        return switch (rule.decide()) {
            case POINT -> beyond;
            case TEST -> beyond && p().orElseThrow() <= level.fail();
            case INTERVAL -> p().orElseThrow() <= level.fail();
        };
    }

    private Kind tested(Level level) {
        if (keeps(hardest.orElseThrow().observed())) {
            return Kind.HOLDS;
        }
        if (keeps(shown.orElseThrow().observed())) {
            return Kind.UNDECIDED;
        }
        return SignFlip.least(shown.get().clusters()) > level.fail() ? Kind.TOO_FEW_CASES : Kind.WITHIN_NOISE;
    }

    private Kind bounded(Level level) {
        if (keeps(bounds(hardest).upper(level.pass()))) {
            return Kind.HOLDS;
        }
        return keeps(bounds(shown).upper(level.pass())) ? Kind.UNDECIDED : Kind.TOO_FEW_CASES;
    }

    private Grounds grounds(Kind kind, Level level) {
        List<Grounds.Flaky> flaky = new FlakyCases(column, inputs.measured().scores()).of(unit);
        if (kind == Kind.NO_REFERENCE || cannotJudge()) {
            return Grounds.none().with(flaky);
        }
        Change change = shown.orElseThrow();
        return new Grounds(
                change.bounds()
                        .flatMap(bounds -> Shown.of(bounds, inputs.limits().confidence())),
                rule.decide() == Decide.TEST ? Optional.of(test(level)) : Optional.empty(),
                rule.decide() == Decide.INTERVAL ? Optional.of(decisive(kind, level)) : Optional.empty(),
                change.cases(),
                toDecide(kind, level),
                OptionalDouble.empty(),
                Optional.of(compared(change)),
                flaky,
                Optional.empty());
    }

    private Grounds.Test test(Level level) {
        Change.Test test = kindest.orElseThrow().test();
        return new Grounds.Test(test.name(), test.p(), level.adjusted(), OptionalDouble.of(test.twoSided()));
    }

    private Grounds.Decisive decisive(Kind kind, Level level) {
        boolean beyond = !keeps(shown.orElseThrow().observed());
        if (kind == Kind.BROKEN || (kind == Kind.TOO_FEW_CASES && beyond)) {
            Bounds near = bounds(kindest);
            return level.failing(near.lower(level.fail()), near.method());
        }
        Bounds far = bounds(hardest);
        return level.passing(far.upper(level.pass()), far.method());
    }

    private OptionalLong toDecide(Kind kind, Level level) {
        Change change = shown.orElseThrow();
        if (kind != Kind.TOO_FEW_CASES && kind != Kind.WITHIN_NOISE) {
            return OptionalLong.empty();
        }
        if (rule.decide() == Decide.TEST) {
            return change.test().toDecide().apply(level.fail());
        }
        Bounds bounds = bounds(shown);
        return keeps(change.observed())
                ? bounds.casesUntilBelow(rule.bound(), level.pass())
                : bounds.casesUntilAbove(rule.bound(), level.fail());
    }

    private Grounds.Compared compared(Change change) {
        Counterpart.Found found = (Counterpart.Found) counterpart;
        Pairs both = pairs.orElseThrow();
        List<Integer> there =
                RuleUnit.cases(rule.filter(), found.reference().scores().cases());
        return new Grounds.Compared(
                found.reference().name(),
                OptionalDouble.of(change.before()),
                OptionalDouble.of(change.after()),
                both.paired(),
                both.planned(),
                found.pairing().apart(unit, there),
                both.worse(),
                both.better());
    }

    private static List<RuleResult.WorstCase> worst(Grounds grounds) {
        return grounds.compared().map(Grounds.Compared::worse).orElse(List.of()).stream()
                .map(moved -> new RuleResult.WorstCase(moved.caseRef(), moved.cell(), moved.after()))
                .toList();
    }
}
