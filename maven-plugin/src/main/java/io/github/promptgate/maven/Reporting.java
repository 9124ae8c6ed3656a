package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ReportRequest;
import io.github.promptgate.RunOption;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.Reports;
import io.github.promptgate.reports.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** One execution of {@code report}: writes the files, and leaves the verdict to the goal that ran the suite. */
record Reporting(Build build, Parameters parameters, Log log) {

    /** @param asked folders of runs, or their records */
    void run(EvalEngine engine, List<Path> asked) throws MojoExecutionException {
        try {
            LogLines lines = new LogLines(log, build.style(parameters));
            for (EvalOutcome outcome : engine.report(request(asked))) {
                Reports reports = Reports.of(outcome, 0).linked(build.links()).by(build.door());
                lines.log(Terminal.reported(outcome, reports.write()));
            }
        } catch (ProblemException mistake) {
            throw Ending.nothing("reported", mistake.problems(), new LogLines(log, build.plain()));
        }
    }

    private ReportRequest request(List<Path> asked) {
        return new ReportRequest(
                asked.isEmpty() ? List.of(new SuiteSearch(build, parameters, log).output()) : asked,
                parameters.suites(build),
                asked.isEmpty()
                        ? Optional.empty()
                        : parameters.text(RunOption.OUTPUT).map(build.folder()::resolve),
                build.root(),
                parameters.overrides());
    }
}
