package io.github.promptgate.cli;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExitCode;
import io.github.promptgate.StopOnShutdown;
import io.github.promptgate.SuiteNames;
import io.github.promptgate.junit.SuiteRunner;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.terminal.Terminal;
import java.util.List;

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
            return keep(List.of(results().notRun(ExitCode.BAD_INPUT, mistake.problems())));
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
        results().tell(outcomes, console, listed);
        return outcomes;
    }

    private ExitCode keep(List<EvalOutcome> outcomes) {
        return results().keep(outcomes);
    }

    private Results results() {
        return new Results(process, flags);
    }
}
