package io.github.promptgate.cli;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExitCode;
import io.github.promptgate.reports.terminal.Terminal;

/** {@code plan}: shows what a run would do. */
record PlanCommand(Surroundings process, Flags flags) {

    ExitCode run() {
        Console console = process.console(flags.style(process));
        EvalEngine engine = new EvalEngine(process.clock(), process.environment());
        for (EvalRequest request : flags.requests(process.folder())) {
            console.print(Terminal.plan(engine.plan(request)));
        }
        return ExitCode.PASSED;
    }
}
