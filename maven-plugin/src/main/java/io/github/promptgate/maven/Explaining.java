package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExplainRequest;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** One execution of {@code explain}: the verdict is told, and is not the build's. */
record Explaining(Build build, Parameters parameters, Log log) {

    /**
     * @param results records and folders that hold some
     * @param rule as configured; what the user typed beats it
     */
    void run(EvalEngine engine, List<Path> results, Optional<String> rule) throws MojoExecutionException {
        try {
            LogLines lines = new LogLines(log, build.style(parameters));
            SuiteSearch search = new SuiteSearch(build, parameters, log);
            List<Path> from = results.isEmpty()
                    ? search.requests().stream().map(EvalRequest::suite).toList()
                    : results;
            Optional<String> asked = Optional.ofNullable(build.typed().getProperty("prompt.rule"))
                    .or(() -> rule);
            if (!from.isEmpty()) {
                lines.log(Terminal.explained(engine.explain(
                        new ExplainRequest(from, search.output(), build.root(), parameters.overrides(), asked))));
            }
        } catch (ProblemException mistake) {
            throw Ending.notRun(mistake.problems(), new LogLines(log, build.plain()));
        }
    }
}
