package io.github.promptgate.cli;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.terminal.Terminal;
import java.util.List;

/** {@code merge}: puts shards together, writes each suite's files, tells what came of them. */
record MergeCommand(Surroundings process, Flags flags) {

    ExitCode run() {
        Console console = process.console(flags.style(process));
        int listed = flags.listed();
        EvalEngine engine = new EvalEngine(process.clock(), process.environment());
        Results results = new Results(process, flags);
        List<EvalOutcome> outcomes;
        try {
            outcomes = engine.merge(flags.merge(process.folder()));
        } catch (ProblemException mistake) {
            process.complaints().print(Terminal.problems(mistake.problems()));
            return results.keep(List.of(results.notRun(code(mistake), mistake.problems())));
        }
        results.tell(outcomes, console, listed);
        return results.keep(outcomes);
    }

    /** Where all shards are missing nothing is known; all else is a mistake. */
    private static ExitCode code(ProblemException mistake) {
        return mistake.problems().stream().allMatch(problem -> problem.code() == ProblemCode.RUN_005)
                ? ExitCode.INCONCLUSIVE
                : ExitCode.BAD_INPUT;
    }
}
