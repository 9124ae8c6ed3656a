package io.github.promptgate.record.before;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What trials were, on disk: {@code before.jsonl} beside {@code results.jsonl}. In memory stay the places of its lines;
 * close it.
 *
 * <pre>
 * try (BeforeFile before = BeforeFile.beside(folder, Optional.of(record.header()))) {
 *     for (int i = 0; i &lt; before.references().size(); i++) {
 *         before.find(i, "refund-017", "v4@small").map(CaseBefore::turn) ...
 * </pre>
 */
public final class BeforeFile implements AutoCloseable {

    /** The file's name. */
    public static final String NAME = "before.jsonl";

    private final Path path;
    private final List<ReferenceBefore> references = new ArrayList<>();
    private final List<RepliesBefore> replies = new ArrayList<>();
    private final List<Map<String, Line>> cases = new ArrayList<>();
    private Optional<RandomAccessFile> file = Optional.empty();

    private record Line(long offset, int length) {}

    private BeforeFile(Path path) {
        this.path = path;
    }

    /**
     * Opens the file of a record; one without references where there is none, or it is of another plan.
     *
     * @param header of the record; empty where there is none
     * @throws ProblemException SOURCE-004 for one that cannot be read
     */
    public static BeforeFile beside(Path folder, Optional<RunHeader> header) {
        BeforeFile before = new BeforeFile(folder.resolve(NAME));
        header.filter(any -> Files.isRegularFile(before.path)).ifPresent(before::open);
        return before;
    }

    private void open(RunHeader header) {
        try {
            RandomAccessFile opened = new RandomAccessFile(path.toFile(), "r");
            file = Optional.of(opened);
            scan(header);
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            close();
            throw malformed(e);
        }
    }

    private void scan(RunHeader header) throws IOException {
        long offset = 0;
        try (LineBytes lines = new LineBytes(path)) {
            Optional<byte[]> first = lines.next();
            if (first.isEmpty() || !isOf(read(first.get()), header)) {
                return;
            }
            offset += first.get().length + 1L;
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                take(read(line.get()), new Line(offset, line.get().length));
                offset += line.get().length + 1L;
            }
        }
    }

    private static boolean isOf(MapNode first, RunHeader header) {
        if (!BeforeLines.text(first, "format").equals(BeforeJson.FORMAT)
                || !BeforeLines.text(first, "version").equals(Integer.toString(BeforeJson.VERSION))) {
            throw new IllegalArgumentException(
                    "the first line is no header of " + BeforeJson.FORMAT + " " + BeforeJson.VERSION);
        }
        return BeforeLines.text(first, "planDigest").equals(header.planDigest());
    }

    private void take(MapNode line, Line at) {
        String type = BeforeLines.text(line, "type");
        if (type.equals("reference")) {
            references.add(BeforeLines.reference(line));
            replies.add(RepliesBefore.none());
            cases.add(new HashMap<>());
        } else if (references.isEmpty()) {
            throw new IllegalArgumentException("a " + type + " stands before its reference");
        } else if (type.equals("replies")) {
            replies.set(replies.size() - 1, BeforeLines.replies(line));
        } else {
            cases.get(cases.size() - 1).put(key(BeforeLines.text(line, "case"), BeforeLines.text(line, "cell")), at);
        }
    }

    private static MapNode read(byte[] line) {
        return (MapNode) JsonText.read(new String(line, StandardCharsets.UTF_8), NAME);
    }

    private static String key(String caseId, String cell) {
        return caseId + '\0' + cell;
    }

    /** What the run is held against, the baseline first. */
    public List<ReferenceBefore> references() {
        return List.copyOf(references);
    }

    /**
     * What is known of the replies of a reference.
     *
     * @param reference index into {@link #references()}
     */
    public RepliesBefore replies(int reference) {
        return replies.get(reference);
    }

    /**
     * A case in a cell as it was; empty where nothing is known to have changed.
     *
     * @param reference index into {@link #references()}
     * @throws ProblemException SOURCE-004
     */
    public Optional<CaseBefore> find(int reference, String caseId, String cell) {
        Line line = cases.get(reference).get(key(caseId, cell));
        if (line == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = new byte[line.length()];
            RandomAccessFile opened = file.orElseThrow();
            opened.seek(line.offset());
            opened.readFully(bytes);
            return Optional.of(BeforeLines.oneCase(read(bytes)));
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw malformed(e);
        }
    }

    private ProblemException malformed(Exception cause) {
        return new ProblemException(new Problem(
                ProblemCode.SOURCE_004,
                Where.file(path.toString()),
                "not what a run wrote of what was before: " + cause.getMessage(),
                "remove the file, or run again"));
    }

    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            throw malformed(e);
        }
    }
}
