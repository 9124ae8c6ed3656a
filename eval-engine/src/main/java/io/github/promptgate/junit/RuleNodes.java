package io.github.promptgate.junit;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;

/** Tells a verdict: a node per rule and unit, then one per cause that kept the run from being judged. */
final class RuleNodes {

    private final SuiteDescriptor suite;
    private final Telling telling;
    private final String part;

    /** @param part what was selected of a larger plan; empty for the whole plan */
    RuleNodes(SuiteDescriptor suite, Telling telling, String part) {
        this.suite = suite;
        this.telling = telling;
        this.part = part;
    }

    void tell(Verdict verdict) {
        verdict.rules().stream().filter(this::isWanted).forEach(this::rule);
        telling.untold(suite).stream()
                .filter(TestDescriptor::isTest)
                .forEach(node -> telling.skip(node, "the rule has nothing to judge in " + part));
        List<Problem> causes =
                verdict.fold(pass -> List.<Problem>of(), Verdict.Fail::causes, Verdict.Inconclusive::causes);
        for (int i = 0; i < causes.size(); i++) {
            cause(i + 1, causes.get(i));
        }
    }

    /** In a part of the plan a rule may find nothing to judge; in the whole one that is inconclusive. */
    private boolean isWanted(RuleResult result) {
        boolean nothing = result.scored() + result.unscored() + result.notApplicable() == 0;
        return suite.tells(id(result)) && (part.isEmpty() || !nothing);
    }

    private UniqueId id(RuleResult result) {
        return Ids.rule(suite.getUniqueId(), result.rule(), result.unit());
    }

    private void rule(RuleResult result) {
        TestDescriptor node = telling.start(
                suite,
                id(result),
                () -> Node.test(
                        id(result),
                        result.title(),
                        suite.sources().of(result.rule().where()),
                        Set.of()));
        if (result.state() == RuleResult.State.WARN) {
            telling.publish(node, Map.of("warning", result.message()));
        }
        telling.finish(node, result(result));
    }

    private TestExecutionResult result(RuleResult result) {
        return switch (result.state()) {
            case PASS, WARN -> TestExecutionResult.successful();
            case FAIL -> failed(ofPart() + result.message() + worst(result));
            case INCONCLUSIVE -> failed("inconclusive: " + ofPart() + result.message());
        };
    }

    private String ofPart() {
        return part.isEmpty() ? "" : "(" + part + ") ";
    }

    private static String worst(RuleResult result) {
        return result.worst().isEmpty() ? "" : "\n  worst: " + result.worstText(3);
    }

    private void cause(int number, Problem cause) {
        UniqueId id = Ids.cause(suite.getUniqueId(), number);
        TestDescriptor node = telling.start(
                suite,
                id,
                () -> Node.test(
                        id,
                        cause.code().id() + " " + cause.code().title(),
                        suite.sources().of(cause.where()),
                        Set.of()));
        telling.finish(node, failed("inconclusive: " + Nodes.line(cause)));
    }

    private static TestExecutionResult failed(String message) {
        return TestExecutionResult.failed(new GateFailure(message));
    }
}
