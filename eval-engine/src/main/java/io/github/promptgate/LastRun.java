package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.suite.Suite;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the record of a suite's last run. */
final class LastRun {

    private LastRun() {}

    /**
     * Opens it.
     *
     * @param what is to be done with it
     * @throws ProblemException SOURCE-001 without a finished run
     */
    static RecordFile of(EvalRequest request, Suite suite, String what) {
        Path results = new OutputFolder(request.output(), suite.name()).path().resolve(RecordWriter.RESULTS);
        if (!Files.exists(results)) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_001,
                    Where.file(suite.folder().show(results)),
                    "there is no finished run to " + what,
                    "run the suite first; with another folder, name it with --output"));
        }
        return RecordFile.open(results);
    }
}
