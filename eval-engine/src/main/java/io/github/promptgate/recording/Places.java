package io.github.promptgate.recording;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where recordings stand: {@code recordings/} beside the suite, which one commits, and {@code .promptgate/recordings/},
 * which one does not.
 */
record Places(Path committed, Path cache) {

    static final String ENDING = ".jsonl";

    static Places beside(Path folder) {
        return new Places(
                folder.resolve("recordings"), folder.resolve(".promptgate").resolve("recordings"));
    }

    /** Makes the cache's folder, which keeps itself out of version control. */
    void makeCache() throws IOException {
        Files.createDirectories(cache);
        Path ignore = cache.resolve(".gitignore");
        if (!Files.exists(ignore)) {
            Files.writeString(ignore, "*\n");
        }
    }

    /** Makes the folder that one commits; its lines must stay as they are. */
    void makeCommitted() throws IOException {
        Files.createDirectories(committed);
        Path attributes = committed.resolve(".gitattributes");
        if (!Files.exists(attributes)) {
            Files.writeString(attributes, "*.jsonl -text linguist-generated\n");
        }
    }

    /** Files of entries, sorted by name; none where there is no folder. */
    static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ENDING)) {
            found.forEach(files::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        files.removeIf(file -> !Files.isRegularFile(file));
        files.sort(null);
        return files;
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
