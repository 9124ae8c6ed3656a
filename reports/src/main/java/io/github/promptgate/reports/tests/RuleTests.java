package io.github.promptgate.reports.tests;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.Where;
import java.util.ArrayList;
import java.util.List;

/** The rules of a verdict as tests, then what kept the run from being judged, or from running at all. */
final class RuleTests {

    private static final int MOST_WORST = 10;

    private RuleTests() {}

    static TestGroup of(EvalOutcome outcome) {
        List<TestLine> lines = new ArrayList<>();
        outcome.verdict().ifPresent(verdict -> {
            verdict.rules().forEach(rule -> lines.add(rule(rule)));
            verdict.fold(pass -> List.<Problem>of(), Verdict.Fail::causes, Verdict.Inconclusive::causes)
                    .forEach(cause -> lines.add(undecided(cause)));
        });
        boolean inconclusive = outcome.exitCode() == ExitCode.INCONCLUSIVE;
        outcome.problems().forEach(problem -> lines.add(inconclusive ? undecided(problem) : error(problem)));
        if (outcome.reach() == EvalOutcome.Reach.ABSOLUTE_RULES_ONLY) {
            lines.add(TestLine.of(
                    "rules against the baseline",
                    Where.nowhere(),
                    new TestLine.Result(TestLine.End.SKIPPED, TestLine.Word.NOT_ASKED, "left out, no baseline", "")));
        }
        return TestGroup.of(outcome.suite(), "rules", lines);
    }

    private static TestLine rule(RuleResult rule) {
        String worst = rule.worst().isEmpty() ? "" : "worst: " + rule.worstText(MOST_WORST);
        TestLine.Result result = switch (rule.state()) {
            case PASS -> TestLine.Result.passed();
            case WARN ->
                new TestLine.Result(TestLine.End.PASSED, TestLine.Word.WARNED, "warning: " + rule.message(), worst);
            case FAIL -> new TestLine.Result(TestLine.End.FAILURE, TestLine.Word.BROKEN, rule.message(), worst);
            case INCONCLUSIVE -> undecided(rule.message(), worst);
        };
        return TestLine.of(rule.title(), rule.rule().where(), result);
    }

    private static TestLine undecided(Problem problem) {
        return problem(problem, undecided(problem.what(), fix(problem)));
    }

    private static TestLine.Result undecided(String message, String detail) {
        return new TestLine.Result(
                TestLine.End.FAILURE, TestLine.Word.INCONCLUSIVE, "inconclusive: " + message, detail);
    }

    private static TestLine error(Problem problem) {
        return problem(
                problem, new TestLine.Result(TestLine.End.ERROR, TestLine.Word.PROBLEM, problem.what(), fix(problem)));
    }

    private static String fix(Problem problem) {
        return "fix: " + problem.fix();
    }

    private static TestLine problem(Problem problem, TestLine.Result result) {
        return TestLine.of(problem.code().id() + " " + problem.code().title(), problem.where(), result);
    }
}
