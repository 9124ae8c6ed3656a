package io.github.promptgate.cli;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExitCode;
import io.github.promptgate.StopOnShutdown;
import io.github.promptgate.SuiteNames;
import io.github.promptgate.junit.SuiteRunner;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.Reports;
import io.github.promptgate.reports.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code evaluate}: runs suites, writes their files, tells what came of them. */
record EvaluateCommand(Surroundings process, Flags flags) {

    ExitCode run() {
        Console console = process.console(flags.style(process));
        int listed = flags.listed();
        EvalEngine engine = new EvalEngine(process.clock(), process.environment());
        List<EvalRequest> requests;
        try {
            requests = requests(engine);
        } catch (ProblemException mistake) {
            process.complaints().print(Terminal.problems(mistake.problems()));
            return keep(List.of(notRun(mistake.problems())));
        }
        return StopOnShutdown.around(engine, () -> keep(outcomes(engine, requests, console, listed)));
    }

    private List<EvalRequest> requests(EvalEngine engine) {
        List<EvalRequest> requests = flags.requests(process.folder());
        SuiteNames.check(engine, requests);
        return requests;
    }

    private List<EvalOutcome> outcomes(EvalEngine engine, List<EvalRequest> requests, Console console, int listed) {
        List<EvalOutcome> outcomes = SuiteRunner.run(engine, requests, new ToldProgress(console));
        for (EvalOutcome outcome : outcomes) {
            Reports reports = Reports.of(outcome, listed);
            reports.write();
            console.print(reports.lines());
        }
        console.print(Terminal.rollUp(outcomes));
        return outcomes;
    }

    /** Writes what machines read of all suites together. */
    private ExitCode keep(List<EvalOutcome> outcomes) {
        Path output = flags.output(process.folder());
        Reports.writeRollUp(output, outcomes);
        flags.githubOutput(process.folder())
                .ifPresent(file -> new GithubOutput(outcomes, output).append(file, process.token()));
        return outcomes.stream().map(EvalOutcome::exitCode).reduce(ExitCode.PASSED, ExitCode::worse);
    }

    private EvalOutcome notRun(List<Problem> problems) {
        return new EvalOutcome(
                "suites",
                flags.output(process.folder()),
                ExitCode.BAD_INPUT,
                problems,
                Optional.empty(),
                Optional.empty());
    }
}
