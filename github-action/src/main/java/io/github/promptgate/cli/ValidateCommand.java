package io.github.promptgate.cli;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExitCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.reports.terminal.Terminal;

/** {@code validate}: checks all suites before it tells what is wrong with any. */
record ValidateCommand(Surroundings process, Flags flags) {

    ExitCode run() {
        Console console = process.console(flags.style(process));
        EvalEngine engine = new EvalEngine(process.clock(), process.environment());
        Problems problems = new Problems();
        for (EvalRequest request : flags.requests(process.folder())) {
            try {
                console.print(Terminal.valid(engine.validate(request)));
            } catch (ProblemException mistake) {
                problems.add(mistake);
            }
        }
        problems.throwIfAny();
        return ExitCode.PASSED;
    }
}
