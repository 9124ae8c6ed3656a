package io.github.promptgate.record.before;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.RecordWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes what was before beside a record, whole or not at all: a reference, its cases, the next reference. */
public final class BeforeWriter implements AutoCloseable {

    private final Path folder;
    private final Path part;
    private final BufferedWriter out;

    private BeforeWriter(Path folder, Path part, BufferedWriter out) {
        this.folder = folder;
        this.part = part;
        this.out = out;
    }

    /**
     * Starts the file.
     *
     * @param planDigest of the record that it stands beside
     * @throws ProblemException RUN-002
     */
    public static BeforeWriter start(Path folder, String planDigest) {
        Path part = folder.resolve(BeforeFile.NAME + ".part");
        try {
            BeforeWriter writer = new BeforeWriter(folder, part, Files.newBufferedWriter(part, StandardCharsets.UTF_8));
            writer.line(BeforeJson.header(planDigest));
            return writer;
        } catch (IOException e) {
            throw RecordWriter.cannotWrite(folder, e);
        }
    }

    /** Begins a reference. */
    public void add(ReferenceBefore reference) {
        line(BeforeJson.reference(reference));
    }

    /** A case of the reference that was begun last. */
    public void add(CaseBefore one) {
        line(BeforeJson.of(one));
    }

    /** Ends the reference that was begun last. */
    public void add(RepliesBefore replies) {
        line(BeforeJson.replies(replies));
    }

    /** Half a surrogate pair in a model's answer becomes a question mark and not a crash. */
    private void line(String text) {
        try {
            out.write(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw RecordWriter.cannotWrite(folder, e);
        }
    }

    /**
     * Puts the file in its place.
     *
     * @throws ProblemException RUN-002
     */
    public void finish() {
        try {
            out.close();
            Files.move(part, folder.resolve(BeforeFile.NAME), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw RecordWriter.cannotWrite(folder, e);
        }
    }

    /** Lets go of what was not finished. */
    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw RecordWriter.cannotWrite(folder, e);
        }
    }
}
