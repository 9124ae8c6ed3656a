package io.github.promptgate.junit;

import io.github.promptgate.problem.Where;
import java.io.File;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** Turns shown places into files that an IDE can open. */
final class Sources {

    private final Path workingFolder;

    Sources(Path workingFolder) {
        this.workingFolder = workingFolder;
    }

    /** Null when the place is in no file, as JUnit wants it. */
    @Nullable
    TestSource of(Where where) {
        if (where.file().isEmpty()) {
            return null;
        }
        File file = workingFolder.resolve(where.file()).toFile();
        if (where.line() == 0) {
            return FileSource.from(file);
        }
        FilePosition position =
                where.column() == 0 ? FilePosition.from(where.line()) : FilePosition.from(where.line(), where.column());
        return FileSource.from(file, position);
    }
}
