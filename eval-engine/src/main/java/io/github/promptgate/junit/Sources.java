package io.github.promptgate.junit;

import io.github.promptgate.problem.Where;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** Turns shown places into files, or resources of the class path, that an IDE can open. */
final class Sources {

    private final Path workingFolder;
    private final Optional<Path> classPathRoot;

    /** @param classPathRoot files below are told as resources; empty for files only */
    Sources(Path workingFolder, Optional<Path> classPathRoot) {
        this.workingFolder = workingFolder;
        this.classPathRoot = classPathRoot;
    }

    /** Null when the place is in no file, as JUnit wants it. */
    @Nullable
    TestSource of(Where where) {
        if (where.file().isEmpty()) {
            return null;
        }
        Path file = workingFolder.resolve(where.file()).normalize();
        if (where.line() == 0) {
            return of(file);
        }
        FilePosition position =
                where.column() == 0 ? FilePosition.from(where.line()) : FilePosition.from(where.line(), where.column());
        return resource(file)
                .map(name -> (TestSource) ClasspathResourceSource.from(name, position))
                .orElseGet(() -> FileSource.from(file.toFile(), position));
    }

    TestSource of(Path file) {
        return resource(file)
                .map(name -> (TestSource) ClasspathResourceSource.from(name))
                .orElseGet(() -> FileSource.from(file.toFile()));
    }

    private Optional<String> resource(Path file) {
        return classPathRoot
                .filter(file::startsWith)
                .map(root -> root.relativize(file).toString().replace('\\', '/'));
    }
}
