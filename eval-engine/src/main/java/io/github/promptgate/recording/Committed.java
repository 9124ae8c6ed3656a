package io.github.promptgate.recording;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file of one model in {@code recordings/}: one line per key, sorted by key. An entry that does not change keeps its bytes, so
 * that a diff shows what is new.
 */
final class Committed {

    private final Store store;
    private final Path file;

    Committed(Store store, String stem) {
        this.store = store;
        this.file = store.places().committed().resolve(stem + Places.ENDING);
    }

    /** Where a line comes from. */
    private sealed interface Source {
        LineScan.Use use();
    }

    private record Here(LineScan.Line line) implements Source {
        @Override
        public LineScan.Use use() {
            return line.use();
        }
    }

    private record There(Store.Used used) implements Source {
        @Override
        public LineScan.Use use() {
            return used.use();
        }
    }

    /** Adds what a user used to what stands there. */
    void add(int user) throws IOException {
        Map<String, Source> lines = new TreeMap<>();
        if (Files.exists(file)) {
            Lines here = new Lines();
            LineScan.scan(file, here.telling(store.show(file), new Warnings()));
            for (Lines.Kept kept : here.kept()) {
                if (kept.kind() == Lines.Kept.Kind.ENTRY) {
                    put(lines, kept.line().key().substring(0, 32), new Here(kept.line()));
                }
            }
        }
        for (Store.Used used : store.usedBy(user)) {
            put(lines, used.prefix(), new There(used));
        }
        if (!lines.isEmpty()) {
            write(lines);
        }
    }

    /** A good one takes the place of one of no use; one that this run found to be of no use takes any place. */
    private static void put(Map<String, Source> lines, String prefix, Source source) {
        Source old = lines.get(prefix);
        boolean better = old == null
                || (old.use() == LineScan.Use.DISOWNED && source.use() == LineScan.Use.GOOD)
                || (source instanceof There && source.use() == LineScan.Use.DISOWNED);
        if (better) {
            lines.put(prefix, source);
        }
    }

    private void write(Map<String, Source> lines) throws IOException {
        Path part = file.resolveSibling(Places.name(file) + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
            if (Files.exists(file)) {
                try (RandomAccessFile here = new RandomAccessFile(file.toFile(), "r")) {
                    for (Source source : lines.values()) {
                        out.write(
                                source instanceof Here line
                                        ? new Lines.Kept(line.line(), Lines.Kept.Kind.ENTRY).bytes(here)
                                        : bytes(((There) source).used()));
                    }
                }
            } else {
                for (Source source : lines.values()) {
                    out.write(bytes(((There) source).used()));
                }
            }
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] bytes(Store.Used used) throws IOException {
        byte[] line = store.read(used.slot());
        if (used.use() == LineScan.Use.DISOWNED && !isMarked(line)) {
            return EntryJson.disowned(line);
        }
        byte[] ended = java.util.Arrays.copyOf(line, line.length + 1);
        ended[line.length] = '\n';
        return ended;
    }

    private static boolean isMarked(byte[] line) {
        String start = new String(
                line,
                Seal.AFTER_KEY,
                Math.min(Seal.DISOWNED.length(), line.length - Seal.AFTER_KEY),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        return start.equals(Seal.DISOWNED);
    }
}
