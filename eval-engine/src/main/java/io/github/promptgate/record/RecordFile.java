package io.github.promptgate.record;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record on disk: {@code results.jsonl}, one JSON object per line, header first, footer last; versioned. */
public final class RecordFile implements RunRecord {

    private static final String HEADER_START = "{\"type\"";
    static final String TRIAL_START = "{\"type\":\"trial\"";
    private static final Pattern POSITION = Pattern.compile("\\{\"type\":\"trial\",\"position\":(\\d{1,18}),");

    /** A larger record is read from disk each time. */
    static final long MOST_KEPT_BYTES = 32 << 20;

    private final Path file;
    private final RunHeader header;
    private final RunFooter footer;
    private volatile SoftReference<@Nullable List<TrialRecord>> kept = new SoftReference<>(null);

    private RecordFile(Path file, RunHeader header, RunFooter footer) {
        this.file = file;
        this.header = header;
        this.footer = footer;
    }

    /** A record that was just written. */
    static RecordFile written(Path file, RunHeader header, RunFooter footer, Optional<List<TrialRecord>> trials) {
        RecordFile record = new RecordFile(file, header, footer);
        record.kept = new SoftReference<>(trials.orElse(null));
        return record;
    }

    /**
     * Opens a finished record.
     *
     * @throws ProblemException SOURCE-001, SOURCE-004, or a version that this release does not read
     */
    public static RecordFile open(Path file) {
        try {
            return new RecordFile(file, readHeader(file), LastLine.footer(file));
        } catch (NoSuchFileException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_001, Where.nowhere(), "record not found: " + file, "run the evaluation first"));
        } catch (IllegalArgumentException | ClassCastException e) {
            throw malformed(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_006,
                    Where.file(file.toString()),
                    "record cannot be read: " + e.getClass().getSimpleName(),
                    Files.isDirectory(file) ? "name a file, this is a folder" : "check its permissions"));
        }
    }

    private static RunHeader readHeader(Path file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            String first = reader.readLine();
            if (first == null) {
                throw malformed(file, "the file is empty");
            }
            if (!isJson(first, file)) {
                throw first.startsWith(HEADER_START) ? LastLine.cut(file, "in the middle of") : foreign(file);
            }
            MapNode header = map(first, file, 1);
            checkFormat(header, file);
            return RecordLines.header(header);
        }
    }

    static boolean isJson(String line, Path file) {
        try {
            JsonText.read(line, file.toString());
            return true;
        } catch (ProblemException malformed) {
            return false;
        }
    }

    private static ProblemException foreign(Path file) {
        return malformed(file, "the first line is no header of " + RecordJson.FORMAT);
    }

    private static void checkFormat(MapNode header, Path file) {
        if (!header.get("format").map(f -> f.asText().equals(RecordJson.FORMAT)).orElse(false)) {
            throw foreign(file);
        }
        String version = RecordLines.text(header, "version");
        if (!version.equals(Integer.toString(RecordJson.VERSION))) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_004,
                    new Where(file.toString(), 1, 0),
                    "record version " + version + ", this release reads version " + RecordJson.VERSION,
                    "use the release that wrote it, or run again"));
        }
    }

    private static Problem unfinished(Path file, String reason) {
        return new Problem(
                ProblemCode.SOURCE_004,
                Where.file(file.toString()),
                "not a finished record: " + reason,
                "run the evaluation again");
    }

    static MapNode map(String line, Path file, int lineNumber) {
        if (JsonText.read(line, file.toString(), lineNumber) instanceof MapNode map) {
            return map;
        }
        throw new IllegalArgumentException("a line is no JSON object");
    }

    /** A trial line's place in plan order, which is its second field: the rest need not be read. */
    static long position(String line, Path file) {
        Matcher position = POSITION.matcher(line);
        if (!position.lookingAt()) {
            throw malformed(file, "a trial has no position");
        }
        return Long.parseLong(position.group(1));
    }

    /** @throws ProblemException SOURCE-004 */
    static TrialRecord trial(String line, Path file) {
        try {
            return RecordLines.trial(map(line, file, 1));
        } catch (IllegalArgumentException | ClassCastException e) {
            throw malformed(file, String.valueOf(e.getMessage()));
        }
    }

    static ProblemException malformed(Path file, String reason) {
        return new ProblemException(unfinished(file, reason));
    }

    /** What to throw when it does not hold what it says: SOURCE-004. */
    public ProblemException misfit(String reason) {
        return malformed(file, reason);
    }

    @Override
    public RunHeader header() {
        return header;
    }

    /** A record of moderate size is read once, and again only when its memory was needed. */
    @Override
    public Stream<TrialRecord> trials() {
        List<TrialRecord> known = kept.get();
        if (known != null) {
            return known.stream();
        }
        try {
            if (Files.size(file) > MOST_KEPT_BYTES) {
                return read();
            }
            try (Stream<TrialRecord> trials = read()) {
                List<TrialRecord> all = trials.toList();
                kept = new SoftReference<>(all);
                return all.stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<TrialRecord> read() throws IOException {
        return JsonText.stream(file, file.toString())
                .map(MapNode.class::cast)
                .filter(line -> RecordLines.text(line, "type").equals("trial"))
                .map(RecordLines::trial);
    }

    @Override
    public RunFooter footer() {
        return footer;
    }

    /** Where it lies. */
    public Path file() {
        return file;
    }

    /** The folder that it lies in. */
    public Path folder() {
        return file.toAbsolutePath().normalize().resolveSibling("");
    }
}
