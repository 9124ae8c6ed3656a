package io.github.promptgate.cli;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExitCode;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.recording.Inventory;
import io.github.promptgate.recording.Inventory.Row;
import io.github.promptgate.reports.terminal.Line;
import io.github.promptgate.reports.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code recordings}: what is kept beside suites, whether it is sound, and what no plan uses any more. */
record RecordingsCommand(Surroundings process, Flags flags) {

    private static final List<String> ACTIONS = List.of("list", "prune", "verify");

    ExitCode run() {
        Console console = process.console(flags.style(process));
        if (!ACTIONS.contains(flags.action())) {
            throw new ProblemException(
                    Problem.unknown(ProblemCode.RUN_003, Where.nowhere(), "action", flags.action(), ACTIONS));
        }
        EvalEngine engine = new EvalEngine(process.clock(), process.environment());
        List<EvalRequest> requests = flags.recordings(process.folder());
        try {
            return switch (flags.action()) {
                case "list" -> list(engine.recordings(requests), console);
                case "verify" -> verify(engine.recordings(requests), console);
                default -> prune(engine.recordingsToPrune(requests), console);
            };
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.RECORDING_004,
                    Where.nowhere(),
                    "recordings cannot be read or written: " + e.getClass().getSimpleName(),
                    "check space and permissions"));
        }
    }

    private static ExitCode list(List<Inventory> inventories, Console console) throws IOException {
        for (Inventory inventory : inventories) {
            for (Row row : inventory.list()) {
                console.print(Line.info(row.file() + "  " + row.entries() + " entries, " + row.bytes() + " bytes"
                        + (row.entries() == 0 ? "" : ", from " + row.oldest() + " to " + row.newest())
                        + ", " + row.unused() + " unused"));
            }
        }
        return ExitCode.PASSED;
    }

    private ExitCode verify(List<Inventory> inventories, Console console) throws IOException {
        List<Problem> bad = new ArrayList<>();
        long entries = 0;
        for (Inventory inventory : inventories) {
            bad.addAll(inventory.verify());
        }
        if (!bad.isEmpty()) {
            console.print(Terminal.problems(bad));
            return ExitCode.BAD_INPUT;
        }
        for (Inventory inventory : inventories) {
            entries += inventory.list().stream().mapToLong(Row::entries).sum();
        }
        console.print(Line.info("All " + entries + " entries are sound."));
        return ExitCode.PASSED;
    }

    private ExitCode prune(List<Inventory> inventories, Console console) throws IOException {
        String done = flags.dryRun() ? " would be removed" : " removed";
        long unused = 0;
        for (Inventory inventory : inventories) {
            for (Row row : flags.dryRun() ? inventory.list() : inventory.prune()) {
                unused += row.unused();
                console.print(Line.info(row.file() + "  " + row.unused() + " of " + row.entries() + " entries" + done));
            }
        }
        console.print(Line.info(unused + " unused entries" + done + "."));
        return ExitCode.PASSED;
    }
}
