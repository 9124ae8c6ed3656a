package io.github.promptgate.recording;

import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.Cell;
import io.github.promptgate.source.Folder;
import io.github.promptgate.suite.ModelSpec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What stands in the recordings beside a suite, and which of it a plan still uses. */
public final class Inventory {

    private final Folder folder;
    private final Places places;
    private final Set<String> keys = new HashSet<>();
    private final Set<String> trials = new HashSet<>();
    private final Set<String> conversations = new HashSet<>();

    /** @param folder of the suite, which recordings stand beside */
    public Inventory(Folder folder) {
        this.folder = folder;
        this.places = Places.beside(folder.base());
    }

    /** A request of a plan: its reply is used. */
    public void use(ModelSpec spec, ModelRequest request) {
        keys.add(RequestKey.of(spec, request).hex());
        trials.add(trial(request.context()));
    }

    /** A trial that is judged; its judgements hang on its reply and cannot be foreseen. */
    public void use(Cell cell, String caseId) {
        trials.add(trial(new CallContext(cell.prompt(), cell.model(), caseId, 1, "", "")));
    }

    /** A conversation; its later turns hang on its replies and cannot be foreseen. */
    public void useTurns(Cell cell, String caseId) {
        conversations.add(trial(new CallContext(cell.prompt(), cell.model(), caseId, 1, "", "")));
    }

    private static String trial(CallContext context) {
        return context.prompt() + "\n" + context.model() + "\n" + context.caseId();
    }

    private boolean isUsed(Entry entry) {
        CallContext context = entry.context();
        boolean embedded = entry.vector().isPresent();
        boolean judged = !context.scorer().isEmpty() && trials.contains(trial(context));
        boolean later =
                context.scorer().isEmpty() && !context.step().isEmpty() && conversations.contains(trial(context));
        return embedded || judged || later || keys.contains(entry.key().hex());
    }

    /**
     * One file, or what was removed of it.
     *
     * @param file as shown
     * @param bytes of the entries
     * @param oldest ISO-8601 instant, empty without entries; likewise newest
     */
    public record Row(String file, long entries, long bytes, String oldest, String newest, long unused) {}

    /**
     * What there is, file by file.
     *
     * @throws IOException when a file cannot be read
     */
    public List<Row> list() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Path file : files()) {
            rows.add(count(file));
        }
        return rows;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(Places.files(places.committed()));
        files.addAll(Places.files(places.cache()));
        return files;
    }

    private Row count(Path path) throws IOException {
        Row[] row = {new Row(folder.show(path), 0, 0, "", "", 0)};
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            for (Lines.Kept kept : lines(path, new Warnings()).kept()) {
                byte[] line = kept.bytes(file);
                if (kept.kind() == Lines.Kept.Kind.ENTRY) {
                    row[0] = plus(row[0], EntryJson.read(line), line.length);
                }
            }
        }
        return row[0];
    }

    private Row plus(Row row, Entry entry, int bytes) {
        String at = entry.recordedAt();
        return new Row(
                row.file(),
                row.entries() + 1,
                row.bytes() + bytes,
                row.oldest().isEmpty() || at.compareTo(row.oldest()) < 0 ? at : row.oldest(),
                at.compareTo(row.newest()) > 0 ? at : row.newest(),
                row.unused() + (isUsed(entry) ? 0 : 1));
    }

    private Lines lines(Path path, Warnings warnings) throws IOException {
        Lines lines = new Lines();
        LineScan.scan(path, lines.telling(folder.show(path), warnings));
        return lines;
    }

    /**
     * Every line that cannot be used: RECORDING-001, -002.
     *
     * @throws IOException when a file cannot be read
     */
    public List<Problem> verify() throws IOException {
        List<Problem> bad = new ArrayList<>();
        for (Path path : files()) {
            Warnings warnings = new Warnings();
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                for (Lines.Kept kept : lines(path, warnings).kept()) {
                    if (kept.kind() == Lines.Kept.Kind.ENTRY && !isReadable(kept.bytes(file))) {
                        warnings.bad(
                                LineScan.Fault.SHAPE,
                                folder.show(path),
                                kept.line().number());
                    }
                }
            }
            bad.addAll(warnings.found());
        }
        return bad;
    }

    private static boolean isReadable(byte[] line) {
        try {
            return !EntryJson.read(line).recordedAt().isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /**
     * Removes what no plan uses, and what cannot be used; a journal that somebody writes just now is left alone.
     *
     * @return per file what was removed: its entries are the unused ones
     * @throws IOException when a file cannot be rewritten
     */
    public List<Row> prune() throws IOException {
        TreeMap<String, Row> removed = new TreeMap<>();
        StoreLock.waiting(places, () -> {
            for (Path path : files()) {
                if (!Session.isLive(path)) {
                    Row row = prune(path);
                    removed.put(row.file(), row);
                }
            }
        });
        return List.copyOf(removed.values());
    }

    private Row prune(Path path) throws IOException {
        Row before = count(path);
        Path part = path.resolveSibling(Places.name(path) + ".part");
        long left = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
                RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            for (Lines.Kept kept : lines(path, new Warnings()).kept()) {
                byte[] line = kept.bytes(file);
                if (kept.kind() == Lines.Kept.Kind.DISOWNING || isUsed(EntryJson.read(line))) {
                    out.write(line);
                    left += kept.kind() == Lines.Kept.Kind.ENTRY ? 1 : 0;
                }
            }
        }
        if (left == 0) {
            Files.delete(part);
            Files.delete(path);
        } else if (before.unused() > 0) {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(part);
        }
        return before;
    }
}
