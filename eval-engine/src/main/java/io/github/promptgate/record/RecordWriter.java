package io.github.promptgate.record;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Writes {@code results.jsonl}: trials arrive in any order and from any thread and go to {@code trials.part}
 * (a torn last line is harmless); {@link #finish} writes the record once, in plan order.
 *
 * <p>In memory stays the place of each line, 12 bytes a trial; of a record of moderate size the trials too, as long
 * as nobody needs their memory.
 */
public final class RecordWriter implements AutoCloseable {

    /** The record's file name. */
    public static final String RESULTS = "results.jsonl";

    private static final String PART = "trials.part";

    private final Path folder;
    private final RunHeader header;
    private final FileChannel part;
    private long[] offsets = new long[1024];
    private int[] lengths = new int[1024];
    private long end;
    private final KeptTrials kept = new KeptTrials();

    private RecordWriter(Path folder, RunHeader header, FileChannel part) {
        this.folder = folder;
        this.header = header;
        this.part = part;
    }

    /**
     * Starts a record in a folder: makes it, and removes the previous record.
     *
     * @throws ProblemException RUN-002
     */
    public static RecordWriter start(Path folder, RunHeader header) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(RESULTS));
            FileChannel part = FileChannel.open(
                    folder.resolve(PART),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.READ);
            return new RecordWriter(folder, header, part);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /**
     * Appends a finished trial.
     *
     * @param position index in plan order, from 0
     * @throws ProblemException RUN-002
     */
    public void add(long position, TrialRecord trial) {
        byte[] line = RecordJson.trial(position, trial);
        ByteBuffer buffer = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n');
        synchronized (this) {
            try {
                writeAll(buffer.flip());
            } catch (IOException e) {
                throw cannotWrite(folder, e);
            }
            int at = Math.toIntExact(position);
            if (at >= lengths.length) {
                int size = Math.max(at + 1, lengths.length * 2);
                offsets = Arrays.copyOf(offsets, size);
                lengths = Arrays.copyOf(lengths, size);
            }
            offsets[at] = end;
            lengths[at] = line.length + 1;
            end += line.length + 1;
            kept.add(at, line, end);
        }
    }

    private void writeAll(ByteBuffer buffer) throws IOException {
        long at = end;
        while (buffer.hasRemaining()) {
            at += part.write(buffer, at);
        }
    }

    /**
     * Writes the record in plan order and removes {@code trials.part}.
     *
     * @throws ProblemException RUN-002
     */
    public RecordFile finish(RunFooter footer) {
        return finish(same -> same, footer);
    }

    /**
     * As {@link #finish(RunFooter)}, with what became of the header.
     *
     * @throws ProblemException RUN-002
     */
    public synchronized RecordFile finish(UnaryOperator<RunHeader> became, RunFooter footer) {
        RunHeader told = became.apply(header);
        Path unfinished = folder.resolve(RESULTS + ".part");
        Path results = folder.resolve(RESULTS);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
                writeLine(out, RecordJson.header(told));
                for (int i = 0; i < lengths.length; i++) {
                    if (lengths[i] > 0) {
                        out.write(read(offsets[i], lengths[i]));
                    }
                }
                writeLine(out, RecordJson.footer(footer));
            }
            Files.move(unfinished, results, StandardCopyOption.REPLACE_EXISTING);
            part.close();
            Files.deleteIfExists(folder.resolve(PART));
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
        return RecordFile.written(results, told, footer, kept.inOrder());
    }

    private static void writeLine(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private byte[] read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (part.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("trials.part was cut short by someone else");
            }
        }
        return buffer.array();
    }

    /** RUN-002: output that cannot be written. */
    public static ProblemException cannotWrite(Path folder, IOException e) {
        return new ProblemException(new Problem(
                ProblemCode.RUN_002,
                Where.nowhere(),
                "output cannot be written to " + folder + ": " + e.getClass().getSimpleName() + " " + e.getMessage(),
                "check space and permissions, or name another folder as output"));
    }

    @Override
    public void close() {
        try {
            part.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
