package io.github.promptgate.record;

import io.github.promptgate.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;

/** The trial lines of several records in plan order: one line of each record is in memory. Close it. */
final class ShardLines implements Iterator<ShardLines.Placed>, AutoCloseable {

    private final PriorityQueue<Cursor> cursors = new PriorityQueue<>(Comparator.comparingLong(Cursor::position));
    private final List<Cursor> open = new ArrayList<>();

    /** A line as it stands in its record, and its place in the plan. */
    record Placed(long position, String line, RecordFile record) {}

    /** @throws ProblemException SOURCE-004 */
    ShardLines(List<RecordFile> records) {
        try {
            for (RecordFile record : records) {
                Cursor cursor = new Cursor(record);
                open.add(cursor);
                if (cursor.advance()) {
                    cursors.add(cursor);
                }
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        return !cursors.isEmpty();
    }

    @Override
    public Placed next() {
        Cursor first = cursors.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        Placed next = first.current();
        try {
            if (first.advance()) {
                cursors.add(first);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next;
    }

    @Override
    public void close() {
        for (Cursor cursor : open) {
            cursor.close();
        }
    }

    /** Where the reading of one record stands. */
    private static final class Cursor {

        private final RecordFile record;
        private final BufferedReader reader;
        private Optional<Placed> current = Optional.empty();

        Cursor(RecordFile record) throws IOException {
            this.record = record;
            this.reader = Files.newBufferedReader(record.file());
        }

        long position() {
            return current().position();
        }

        Placed current() {
            return current.orElseThrow();
        }

        /** False at the end. */
        boolean advance() throws IOException {
            long before = current.map(Placed::position).orElse(-1L);
            String line = reader.readLine();
            while (line != null && !line.startsWith(RecordFile.TRIAL_START)) {
                line = reader.readLine();
            }
            current = Optional.empty();
            if (line == null) {
                return false;
            }
            long position = RecordFile.position(line, record.file());
            if (position <= before) {
                throw RecordFile.malformed(record.file(), "its trials are not in the order of the plan");
            }
            current = Optional.of(new Placed(position, line, record));
            return true;
        }

        void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
