package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RecordFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds the suite file that a record names. */
final class RecordedSuite {

    private RecordedSuite() {}

    /**
     * The path is read only inside the working folder: a record may come from anywhere.
     *
     * @param naming who names it, such as {@code that the shards name}
     * @throws ProblemException SOURCE-001
     */
    static Path file(RecordFile record, Path workingFolder, String naming, String fix) {
        String shown = record.header().suiteFile();
        Path working = workingFolder.toAbsolutePath().normalize();
        try {
            Path file = working.resolve(shown).normalize();
            if (file.startsWith(working) && Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException hostile) {
            // told below, as any other that is not there
        }
        throw new ProblemException(new Problem(
                ProblemCode.SOURCE_001,
                Where.file(record.file().toString()),
                "the suite file \"" + shown + "\" " + naming + " is not below the working directory",
                fix));
    }
}
