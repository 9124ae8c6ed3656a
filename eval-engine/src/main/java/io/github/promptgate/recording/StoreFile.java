package io.github.promptgate.recording;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * One file of entries, read line by line on demand. It is read and written without channels, which an interrupt would
 * close.
 *
 * @param shown the path as messages show it
 */
record StoreFile(Path path, String shown, Kind kind, RandomAccessFile file) implements AutoCloseable {

    /** Which folder it stands in. */
    enum Kind {
        COMMITTED,
        CACHE
    }

    static StoreFile open(Path path, String shown, Kind kind) throws IOException {
        return new StoreFile(path, shown, kind, new RandomAccessFile(path.toFile(), "r"));
    }

    /** A journal to go on with: half a line that a dead process of the same number left is ended first. */
    static StoreFile journal(Path path, String shown) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        long end = file.length();
        if (end > 0) {
            file.seek(end - 1);
            if (file.read() != '\n') {
                file.write('\n');
            }
        }
        return new StoreFile(path, shown, Kind.CACHE, file);
    }

    /** A line without its end; the file may have changed since it was scanned. */
    byte[] read(long offset, int length) throws IOException {
        byte[] line = new byte[length];
        synchronized (file) {
            if (offset + length > file.length()) {
                throw new EOFException("the file was cut");
            }
            file.seek(offset);
            file.readFully(line);
        }
        return line;
    }

    /** Writes a whole line at the end in one piece, and tells where it starts. */
    long append(byte[] line) throws IOException {
        synchronized (file) {
            long end = file.length();
            file.seek(end);
            file.write(line);
            return end;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
