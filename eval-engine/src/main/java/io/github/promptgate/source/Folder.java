package io.github.promptgate.source;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder that a suite's relative paths start from, and the one that they must not leave.
 *
 * <p>Symbolic links are followed before the check, so that a link cannot lead out either.
 */
public final class Folder {

    private final Path base;
    private final Path root;
    private final Path shownFrom;

    /**
     * @param base where relative paths start: the folder of the suite file
     * @param root what must not be left: {@code base}, or the suite's {@code root}
     * @param shownFrom what shown paths are relative to: the working directory
     */
    public Folder(Path base, Path root, Path shownFrom) {
        this.base = base;
        this.root = root;
        this.shownFrom = shownFrom;
    }

    /**
     * An existing file.
     *
     * @param asked where the user wrote the path
     * @throws ProblemException SOURCE-001 with the nearest existing name, SOURCE-003 when it leaves the root
     */
    public Path file(String relative, Where asked) {
        throw new IllegalStateException("stub");
    }

    /**
     * The files that a pattern ({@code *}, {@code **}, {@code ?}, {@code {a,b}}) matches, sorted by path; a plain path is a pattern of one.
     *
     * @throws ProblemException SOURCE-005 when there are none, SOURCE-003 when the pattern leaves the root
     */
    public List<Path> glob(String pattern, Where asked) {
        throw new IllegalStateException("stub");
    }

    /** The path as messages show it: relative to the working directory where it lies below it, with forward slashes. */
    public String show(Path path) {
        throw new IllegalStateException("stub");
    }

    /** A folder for paths that are relative to a file in this one, with the same root. */
    public Folder of(Path file) {
        throw new IllegalStateException("stub");
    }

    Path base() {
        return base;
    }

    Path root() {
        return root;
    }

    Path shownFrom() {
        return shownFrom;
    }
}
