package io.github.promptgate.cli;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.reports.Reports;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.terminal.Terminal;
import io.github.promptgate.reports.text.Rerun;

/** {@code report}: any format from the records of finished runs. */
record ReportCommand(Surroundings process, Flags flags) {

    ExitCode run() {
        Console console = process.console(flags.style(process));
        EvalEngine engine = new EvalEngine(process.clock(), process.environment());
        Links links = Links.of(process.environment(), process.folder());
        for (EvalOutcome outcome : engine.report(flags.report(process.folder()))) {
            Reports reports = Reports.of(outcome, 0).linked(links).by(new Rerun.Door.Jar());
            console.print(Terminal.reported(outcome, reports.write()));
        }
        return ExitCode.PASSED;
    }
}
