package io.github.promptgate.cli;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.ExitCode;
import io.github.promptgate.reports.terminal.Terminal;

/** {@code explain}: what a run's verdict on its rules rests on. */
record ExplainCommand(Surroundings process, Flags flags) {

    ExitCode run() {
        Console console = process.console(flags.style(process));
        EvalEngine engine = new EvalEngine(process.clock(), process.environment());
        console.print(Terminal.explained(engine.explain(flags.explained(process.folder()))));
        return ExitCode.PASSED;
    }
}
