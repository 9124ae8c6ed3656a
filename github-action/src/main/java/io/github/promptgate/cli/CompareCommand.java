package io.github.promptgate.cli;

import io.github.promptgate.Compared;
import io.github.promptgate.EvalEngine;
import io.github.promptgate.ExitCode;
import io.github.promptgate.reports.Reports;
import io.github.promptgate.reports.terminal.Line;
import io.github.promptgate.reports.terminal.Terminal;
import java.util.List;

/** {@code compare}: two runs side by side, for people and in {@code compare.json}. */
record CompareCommand(Surroundings process, Flags flags) {

    ExitCode run() {
        Console console = process.console(flags.style(process));
        int listed = flags.listed();
        List<Compared> compared =
                new EvalEngine(process.clock(), process.environment()).compare(flags.compared(process.folder()));
        for (Compared one : compared) {
            console.print(Terminal.compared(one, listed));
        }
        console.print(
                List.of(Line.info("Written: " + Reports.writeCompared(flags.output(process.folder()), compared))));
        return ExitCode.PASSED;
    }
}
