package io.github.promptgate.reports.findings;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.text.Fingerprint;
import io.github.promptgate.suite.GateRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a reviewer should look at, in a fixed order: rules that do not hold, what else kept the run from passing, then
 * the cases behind broken rules, then cases that turned for the worse while their rule holds. A run that does not pass
 * has at least one finding of level ERROR.
 *
 * @param list at most {@link #MOST}
 * @param total how many there are
 */
public record Findings(List<Finding> list, long total) {

    /** Code scanning shows no more. */
    public static final int MOST = 5_000;

    public Findings {
        list = List.copyOf(list);
    }

    /** Reads the record at most once, for the reasons of the cases. */
    public static Findings of(EvalOutcome outcome) {
        List<RuleResult> rules = outcome.verdict().map(Verdict::rules).orElse(List.of());
        List<Finding> found = new ArrayList<>();
        for (RuleResult rule : rules) {
            if (rule.state() != RuleResult.State.PASS) {
                found.add(rule(outcome, rule));
            }
        }
        outcome.verdict()
                .map(verdict ->
                        verdict.fold(pass -> List.<Problem>of(), Verdict.Fail::causes, Verdict.Inconclusive::causes))
                .orElse(List.of())
                .forEach(cause -> found.add(problem(outcome, cause)));
        outcome.problems().forEach(problem -> found.add(problem(outcome, problem)));
        CaseFindings cases = new CaseFindings(outcome, Math.max(0, MOST - found.size()));
        rules.stream().sorted(Comparator.comparing(Findings::rank)).forEach(cases::add);
        long total = found.size() + cases.total();
        found.addAll(cases.list());
        return new Findings(unique(found.subList(0, Math.min(MOST, found.size()))), total);
    }

    /** Servers take two findings of one fingerprint for one. */
    private static List<Finding> unique(List<Finding> found) {
        Set<String> seen = new HashSet<>();
        List<Finding> told = new ArrayList<>();
        for (Finding one : found) {
            String free = one.fingerprint();
            for (int i = 2; !seen.add(free); i++) {
                free = Fingerprint.of(one.fingerprint(), Integer.toString(i));
            }
            told.add(new Finding(one.check(), one.level(), one.message(), one.where(), free));
        }
        return told;
    }

    private static int rank(RuleResult rule) {
        return switch (rule.state()) {
            case FAIL -> 0;
            case WARN -> 1;
            case INCONCLUSIVE -> 2;
            case PASS -> 3;
        };
    }

    private static Finding rule(EvalOutcome outcome, RuleResult rule) {
        boolean open = rule.state() == RuleResult.State.INCONCLUSIVE;
        return Finding.of(
                check(rule),
                level(rule),
                (open ? "inconclusive: " : "") + rule.message(),
                place(outcome, rule),
                outcome.suite(),
                rule.rule().id(),
                rule.unit());
    }

    private static Finding.Level level(RuleResult rule) {
        boolean warns = rule.state() == RuleResult.State.WARN || rule.rule().severity() == GateRule.Severity.WARN;
        return warns ? Finding.Level.WARNING : Finding.Level.ERROR;
    }

    /** The rule itself as what finds. */
    static Finding.Check check(RuleResult rule) {
        GateRule written = rule.rule();
        String asked = written.metric() + " " + written.statistic().word() + " "
                + written.side().word() + " " + written.boundText()
                + written.against().map(against -> " against " + against.text()).orElse("");
        String told = "The gate asks for " + asked + "; it is written at " + written.where() + ".";
        return new Finding.Check(written.id(), asked, told, written.metric(), level(rule));
    }

    /**
     * The prompt's file where the rule is on one prompt's answers, else the rule's own line: from where it differs from
     * a revision that the run was held against, else its beginning.
     */
    private static Where place(EvalOutcome outcome, RuleResult rule) {
        String unit = rule.unit();
        return outcome.record().map(record -> record.header()).stream()
                .flatMap(header -> header.prompts().stream()
                        .filter(prompt -> unit.equals(prompt.id()) || isOf(header, unit, prompt.id()))
                        .filter(prompt ->
                                !prompt.file().isEmpty() && !prompt.file().equals(header.suiteFile())))
                .findFirst()
                .map(prompt -> new Where(prompt.file(), line(outcome, prompt.id()), 0))
                .orElse(rule.rule().where());
    }

    private static int line(EvalOutcome outcome, String prompt) {
        return outcome.record().stream()
                .flatMap(record -> record.header().revisions().stream())
                .flatMapToInt(at -> at.changed().entrySet().stream()
                        .filter(changed -> changed.getKey().equals(prompt))
                        .mapToInt(changed -> Math.max(1, changed.getValue())))
                .findFirst()
                .orElse(1);
    }

    private static boolean isOf(RunHeader header, String unit, String prompt) {
        return header.ownCells().stream()
                .anyMatch(cell -> cell.id().equals(unit) && cell.prompt().equals(prompt));
    }

    private static Finding problem(EvalOutcome outcome, Problem problem) {
        String page = "docs/problems/" + problem.code().id() + ".md";
        Finding.Check check = new Finding.Check(
                problem.code().id(),
                problem.code().title(),
                "What it concerns could not be judged; " + page + " tells how to mend it.",
                "problem",
                Finding.Level.ERROR);
        return Finding.of(
                check,
                Finding.Level.ERROR,
                problem.what() + "; fix: " + problem.fix(),
                problem.where(),
                outcome.suite(),
                problem.code().id(),
                problem.what());
    }
}
