package io.github.promptgate.recording;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;

/** The lines of one file that hold, in order. */
final class Lines {

    /**
     * A line.
     *
     * @param kind an entry, or a line that only names another one
     */
    record Kept(LineScan.Line line, Kind kind) {

        enum Kind {
            ENTRY,
            DISOWNING
        }

        /** With its line end. */
        byte[] bytes(RandomAccessFile file) throws IOException {
            if (kind == Kind.DISOWNING) {
                return EntryJson.disowning(line.key(), line.sum());
            }
            byte[] bytes = new byte[line.length() + 1];
            file.seek(line.offset());
            file.readFully(bytes);
            return bytes;
        }

        /** Notes the line among those that were written, unless it is there. */
        boolean isNew(Index written) {
            int file = kind == Kind.ENTRY ? 0 : 1;
            boolean[] known = {false};
            written.each(line.key(), slot -> known[0] |= written.sum(slot) == line.sum() && written.file(slot) == file);
            if (!known[0]) {
                written.add(file, line);
            }
            return !known[0];
        }
    }

    private final List<Kept> kept = new ArrayList<>();

    List<Kept> kept() {
        return kept;
    }

    /** Collects, and tells what does not hold. */
    LineScan.Visitor telling(String shown, Warnings warnings) {
        return new LineScan.Visitor() {
            @Override
            public void entry(LineScan.Line line) {
                kept.add(new Kept(line, Kept.Kind.ENTRY));
            }

            @Override
            public void disowning(String key, int sum) {
                kept.add(new Kept(new LineScan.Line(key, sum, 0, 0, LineScan.Use.DISOWNED, 0), Kept.Kind.DISOWNING));
            }

            @Override
            public void bad(LineScan.Fault fault, int line, long offset) {
                warnings.bad(fault, shown, line);
            }
        };
    }
}
