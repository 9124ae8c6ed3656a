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

    /** @param configured folders of runs, or their records; what the user typed beats them */
    void run(EvalEngine engine, List<String> configured) throws MojoExecutionException {
        try {
            LogLines lines = new LogLines(log, build.style(parameters));
            for (EvalOutcome outcome : engine.report(request(configured))) {
                Reports reports = Reports.of(outcome, 0).linked(build.links());
                lines.log(Terminal.reported(outcome, reports.write()));
            }
        } catch (ProblemException mistake) {
            new LogLines(log, build.plain()).log(Terminal.problems(mistake.problems()));
            int count = mistake.problems().size();
            throw new MojoExecutionException(
                    "Nothing reported: " + (count == 1 ? "1 problem" : count + " problems") + ", see above");
        }
    }

    private ReportRequest request(List<String> configured) {
        String typed = build.typed().getProperty("prompt.records");
        List<String> asked = typed == null ? configured : List.of(typed.split(","));
        List<Path> records = asked.isEmpty()
                ? List.of(new SuiteSearch(build, parameters, log).output())
                : asked.stream().map(String::trim).map(build.folder()::resolve).toList();
        return new ReportRequest(
                records,
                parameters.suites(build),
                asked.isEmpty()
                        ? Optional.empty()
                        : parameters.text(RunOption.OUTPUT).map(build.folder()::resolve),
                build.root(),
                parameters.overrides());
    }
}
