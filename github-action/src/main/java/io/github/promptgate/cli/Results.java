package io.github.promptgate.cli;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.reports.Reports;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.terminal.Terminal;
import io.github.promptgate.reports.text.Rerun;
import java.nio.file.Path;
import java.util.List;

/** What a command leaves behind: lines, each suite's files, and the files of all together. */
record Results(Surroundings process, Flags flags) {

    /** Writes each suite's files and prints what came of it. */
    void tell(List<EvalOutcome> outcomes, Console console, int listed) {
        for (EvalOutcome outcome : outcomes) {
            Reports reports = Reports.of(outcome, listed).linked(links()).by(new Rerun.Door.Jar());
            reports.write();
            console.print(reports.lines());
        }
        console.print(Terminal.rollUp(outcomes));
    }

    /** Writes what machines read of all suites together. */
    ExitCode keep(List<EvalOutcome> outcomes) {
        Path output = flags.output(process.folder());
        Reports.writeRollUp(output, outcomes);
        flags.githubOutput(process.folder())
                .ifPresent(file -> new GithubOutput(outcomes, output).append(file, process.token()));
        flags.githubSummary(process.folder()).ifPresent(file -> new GithubSummary(outcomes, links()).append(file));
        return outcomes.stream().map(EvalOutcome::exitCode).reduce(ExitCode.PASSED, ExitCode::worse);
    }

    private Links links() {
        return Links.of(process.environment(), process.folder());
    }

    /** What concerns no single suite. */
    EvalOutcome notRun(ExitCode code, List<Problem> problems) {
        return EvalOutcome.notRun("suites", flags.output(process.folder()), code, problems);
    }
}
