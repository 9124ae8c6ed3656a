package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExitCode;
import io.github.promptgate.RunOption;
import io.github.promptgate.StopOnShutdown;
import io.github.promptgate.SuiteNames;
import io.github.promptgate.junit.SuiteRunner;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.Reports;
import io.github.promptgate.reports.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** One execution of {@code evaluate}: everything is listed and written before the build is told to fail. */
record Evaluation(Build build, Parameters parameters, Log log) {

    void run(EvalEngine engine) throws MojoExecutionException, MojoFailureException {
        List<EvalOutcome> outcomes;
        try {
            List<EvalRequest> requests = new SuiteSearch(build, parameters, log).requests();
            SuiteNames.check(engine, requests);
            outcomes = requests.isEmpty() ? List.of() : outcomes(engine, requests);
        } catch (ProblemException mistake) {
            keepNotRun(mistake.problems());
            throw Ending.notRun(mistake.problems(), new LogLines(log, build.plain()));
        }
        Ending.of(outcomes, build::shown);
    }

    private List<EvalOutcome> outcomes(EvalEngine engine, List<EvalRequest> requests) {
        LogLines lines = new LogLines(log, build.style(parameters));
        int listed = parameters.count(RunOption.MAX_LISTED, 10);
        return StopOnShutdown.around(engine, () -> {
            List<EvalOutcome> outcomes = SuiteRunner.run(engine, requests, lines);
            for (EvalOutcome outcome : outcomes) {
                Reports reports =
                        Reports.of(outcome, listed).linked(build.links()).by(build.door());
                reports.write();
                lines.log(reports.lines());
            }
            lines.log(Terminal.rollUp(outcomes));
            Reports.writeRollUp(output(), outcomes);
            return outcomes;
        });
    }

    /** No earlier outcome may be taken for this one's. */
    private void keepNotRun(List<Problem> problems) {
        EvalOutcome outcome = EvalOutcome.notRun("suites", output(), ExitCode.BAD_INPUT, problems);
        try {
            Reports.writeRollUp(output(), List.of(outcome));
        } catch (ProblemException unwritable) {
            log.debug(unwritable);
        }
    }

    private Path output() {
        return new SuiteSearch(build, parameters, log).output();
    }
}
