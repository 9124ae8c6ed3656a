package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps two suites of one name from writing into one folder, where the second would overwrite the first. */
public final class SuiteNames {

    private SuiteNames() {}

    /**
     * Reads the names before anything is run. What else is wrong with a suite is told when it is evaluated.
     *
     * @throws ProblemException SUITE-007 for each name that comes again
     */
    public static void check(EvalEngine engine, List<EvalRequest> requests) {
        if (requests.size() < 2) {
            return;
        }
        Problems problems = new Problems();
        Map<String, String> files = new HashMap<>();
        for (EvalRequest request : requests) {
            plan(engine, request).ifPresent(plan -> {
                String first = files.putIfAbsent(plan.suite(), plan.suiteFile());
                if (first != null) {
                    problems.add(again(plan, first));
                }
            });
        }
        problems.throwIfAny();
    }

    private static Optional<PlanSummary> plan(EvalEngine engine, EvalRequest request) {
        try {
            return Optional.of(engine.validate(request));
        } catch (ProblemException toldWhenEvaluated) {
            return Optional.empty();
        }
    }

    private static Problem again(PlanSummary plan, String first) {
        return new Problem(
                ProblemCode.SUITE_007,
                Where.file(plan.suiteFile()),
                "the suite is named \"" + plan.suite() + "\" like the one in " + first,
                "rename one of them: each writes into the folder of its name");
    }
}
