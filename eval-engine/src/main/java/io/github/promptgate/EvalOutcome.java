package io.github.promptgate;

import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a request.
 *
 * @param suite the suite's name, or the file's stem when the suite could not be read
 * @param folder the suite's output folder
 * @param problems bad input; empty unless the exit code is BAD_INPUT or INTERNAL, or nothing was left to run
 * @param record empty when nothing was run
 */
public record EvalOutcome(
        String suite,
        Path folder,
        ExitCode exitCode,
        List<Problem> problems,
        Optional<RunRecord> record,
        Optional<Verdict> verdict) {

    public EvalOutcome {
        problems = List.copyOf(problems);
    }
}
