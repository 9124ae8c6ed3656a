package io.github.promptgate.source;

import io.github.promptgate.problem.ProblemException;
import java.nio.file.Path;

/** Text files: strict UTF-8, a byte order mark is dropped, line ends stay as they are. */
public final class TextFile {

    private TextFile() {}

    /**
     * Reads a whole file.
     *
     * @param shown the path to show in problems
     * @throws ProblemException SOURCE-001, SOURCE-002 (with the line of the first bad byte), SOURCE-006
     */
    public static String read(Path file, String shown) {
        throw new IllegalStateException("stub");
    }
}
