package io.github.promptgate.maven;

import io.github.promptgate.CompareRequest;
import io.github.promptgate.Compared;
import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.Reports;
import io.github.promptgate.reports.terminal.Line;
import io.github.promptgate.reports.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** One execution of {@code compare}: tells two runs side by side, and fails only on what is no run. */
record Comparing(Build build, Parameters parameters, Log log) {

    /** What the user typed beats what is configured. */
    void run(EvalEngine engine, Optional<String> before, Optional<String> after) throws MojoExecutionException {
        try {
            LogLines lines = new LogLines(log, build.style(parameters));
            int listed = parameters.count(RunOption.MAX_LISTED, 10);
            Path output = new SuiteSearch(build, parameters, log).output();
            Path earlier = folder("prompt.before", before)
                    .orElseThrow(() -> new ProblemException(new Problem(
                            ProblemCode.RUN_003,
                            Where.file("<before>"),
                            "no earlier run is named",
                            "name its folder: -Dprompt.before=target/before")));
            List<Compared> compared = engine.compare(
                    new CompareRequest(earlier, folder("prompt.after", after).orElse(output)));
            compared.forEach(one -> lines.log(Terminal.compared(one, listed)));
            lines.log(Line.info("Written: " + build.shown(Reports.writeCompared(output, compared))));
        } catch (ProblemException mistake) {
            throw Ending.nothing("compared", mistake.problems(), new LogLines(log, build.plain()));
        }
    }

    private Optional<Path> folder(String property, Optional<String> configured) {
        return Optional.ofNullable(build.typed().getProperty(property))
                .or(() -> configured)
                .map(build.folder()::resolve);
    }
}
