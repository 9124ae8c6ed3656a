package io.github.promptgate.maven;

import io.github.promptgate.EvalRequest;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.reports.terminal.Line;
import java.util.List;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** One execution of a goal that reads suites and asks nobody; what is wrong with any of them is told at once. */
record Inspection(Build build, Parameters parameters, Log log) {

    void run(Function<EvalRequest, List<Line>> told) throws MojoExecutionException {
        Problems problems = new Problems();
        try {
            LogLines lines = new LogLines(log, build.style(parameters));
            for (EvalRequest request : new SuiteSearch(build, parameters, log).requests()) {
                try {
                    lines.log(told.apply(request));
                } catch (ProblemException mistake) {
                    problems.add(mistake);
                }
            }
        } catch (ProblemException unusable) {
            problems.add(unusable);
        }
        if (!problems.isEmpty()) {
            throw Ending.notRun(problems.found(), new LogLines(log, build.plain()));
        }
    }
}
