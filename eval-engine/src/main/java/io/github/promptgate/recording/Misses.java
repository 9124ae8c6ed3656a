package io.github.promptgate.recording;

import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.model.transport.CallProblems;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;

/** The words of CALL-012. */
final class Misses {

    private static final String FIX = "run with --recordings record and commit recordings/, or undo the change";

    private Misses() {}

    static Problem of(CallProblems problems, CallContext context, String why) {
        String judged = context.scorer().isEmpty()
                ? ""
                : ", scorer \"" + context.scorer() + "\", step \"" + context.step() + "\"";
        return problems.problem(
                ProblemCode.CALL_012,
                "not recorded: case \"" + context.caseId() + "\", prompt \"" + context.prompt() + "\", model \""
                        + context.model() + "\", sample " + context.sample() + judged + ": " + why,
                FIX);
    }

    static Problem ofText(CallProblems problems) {
        return problems.problem(ProblemCode.CALL_012, "not recorded: a text that is compared by its meaning", FIX);
    }
}
