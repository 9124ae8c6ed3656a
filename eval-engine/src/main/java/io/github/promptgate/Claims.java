package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps two suites of one name from writing over each other's files. Thread-safe. */
final class Claims {

    private final Map<Path, Path> suiteByFolder = new HashMap<>();

    /** @throws ProblemException RUN-003 when another suite file has the folder */
    synchronized void claim(OutputFolder folder, Path suite) {
        Path mine = suite.toAbsolutePath().normalize();
        Path first = suiteByFolder.putIfAbsent(folder.path().toAbsolutePath().normalize(), mine);
        if (first != null && !first.equals(mine)) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.nowhere(),
                    first.getFileName() + " and " + mine.getFileName() + " both write to " + folder.path(),
                    List.of(first.toString(), mine.toString()),
                    "give each suite a name of its own"));
        }
    }
}
