package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.Reviewed;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.review.ReviewServer;
import io.github.promptgate.reports.terminal.Terminal;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** One execution of {@code review}: serves the page of one suite until its reviewer is done. */
record Reviewing(Build build, Parameters parameters, Log log) {

    void run(EvalEngine engine, int port) throws MojoExecutionException {
        try {
            LogLines lines = new LogLines(log, build.style(parameters));
            List<EvalRequest> suites = new SuiteSearch(build, parameters, log).requests();
            if (!suites.isEmpty()) {
                serve(engine.review(only(suites)), port, lines);
            }
        } catch (ProblemException mistake) {
            throw Ending.nothing("to review", mistake.problems(), new LogLines(log, build.plain()));
        }
    }

    private static EvalRequest only(List<EvalRequest> suites) {
        if (suites.size() > 1) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.nowhere(),
                    "review serves one suite, and there are " + suites.size(),
                    suites.stream().map(suite -> suite.suite().toString()).toList(),
                    "name one with -Dprompt.suites"));
        }
        return suites.get(0);
    }

    private void serve(Reviewed reviewed, int port, LogLines lines) throws MojoExecutionException {
        try (ReviewServer server = ReviewServer.start(reviewed, build.door(), port)) {
            lines.log(Terminal.reviewing(reviewed, server.address()));
            server.untilDone();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Review interrupted; every label that was sent is saved");
        }
    }
}
