package io.github.promptgate.maven;

import io.github.promptgate.AcceptRequest;
import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.reports.terminal.Terminal;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** One execution of {@code accept}: a suite whose run cannot be accepted keeps none other from it. */
record Accepting(Build build, Parameters parameters, Log log) {

    void run(EvalEngine engine, AcceptRequest.Doubt doubt) throws MojoExecutionException, MojoFailureException {
        Problems problems = new Problems();
        try {
            LogLines lines = new LogLines(log, build.style(parameters));
            for (EvalRequest suite : new SuiteSearch(build, parameters, log).requests()) {
                try {
                    lines.log(Terminal.accepted(engine.accept(new AcceptRequest(suite, doubt))));
                } catch (ProblemException refused) {
                    problems.add(refused);
                }
            }
        } catch (ProblemException unusable) {
            problems.add(unusable);
        }
        if (!problems.isEmpty()) {
            throwOf(problems);
        }
    }

    /** An inconclusive run is the build's failure, all else is an error of the execution. */
    private void throwOf(Problems problems) throws MojoExecutionException, MojoFailureException {
        new LogLines(log, build.plain()).log(Terminal.problems(problems.found()));
        String message = "Baseline not accepted: " + Ending.count(problems.found()) + ", see above";
        if (problems.found().stream().allMatch(problem -> problem.code() == ProblemCode.BASELINE_006)) {
            throw new MojoFailureException(message);
        }
        throw new MojoExecutionException(message);
    }
}
