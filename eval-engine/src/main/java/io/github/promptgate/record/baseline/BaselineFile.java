package io.github.promptgate.record.baseline;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.ScoreTable.Place;
import io.github.promptgate.record.ScoreTable.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A baseline on disk: UTF-8, line feeds, the same bytes for the same scores; versioned. */
public final class BaselineFile {

    /** Above this many trials a file must hold at least a byte for each. */
    private static final long TRIALS_FOR_NOTHING = 1_000_000;

    private BaselineFile() {}

    /**
     * Reads a file twice, a little at a time: for its cases, then for their scores. In memory stay the cases and one
     * number per trial and metric.
     *
     * @param shown the path to show in places
     * @throws ProblemException BASELINE-002 with line and column, BASELINE-003
     */
    public static Baseline read(Path file, String shown) {
        List<CaseRef> cases = new ArrayList<>();
        Baseline.Head head = CursorJson.read(file, shown, cursor -> document(cursor, any -> new Listing(cases)));
        checkSize(head, cases.size(), file, shown);
        ScoreTable[] scores = new ScoreTable[1];
        CursorJson.read(
                file,
                shown,
                cursor -> document(cursor, again -> {
                    scores[0] = new ScoreTable(again.cells(), cases, again.samples(), again.plainMetrics());
                    return new Filling(scores[0], again, cursor);
                }));
        return new Baseline(head, scores[0]);
    }

    /**
     * By which keys the recordings know the replies that were accepted: one more pass over the file.
     *
     * @param scores that were read from the same file
     * @throws ProblemException BASELINE-002 with line and column, BASELINE-003
     */
    public static ReplyKeys replyKeys(Path file, String shown, ScoreTable scores) {
        ReplyKeys keys = new ReplyKeys(scores);
        CursorJson.read(file, shown, cursor -> document(cursor, any -> new Keys(keys, cursor)));
        return keys;
    }

    private interface Sinks {
        CaseReader.Sink of(Baseline.Head head);
    }

    private static Baseline.Head document(CursorJson cursor, Sinks sinks) throws IOException {
        HeadReader reader = new HeadReader(cursor);
        List<Baseline.Head> heads = new ArrayList<>();
        cursor.fields("a baseline", key -> {
            if (!heads.isEmpty()) {
                throw cursor.wrong("cases must stand last");
            }
            if (key.equals("cases")) {
                heads.add(reader.head());
                new CaseReader(cursor, heads.get(0), sinks.of(heads.get(0))).read();
            } else {
                reader.read(key);
            }
        });
        if (heads.isEmpty()) {
            throw cursor.wrong("it has no cases");
        }
        return heads.get(0);
    }

    /** A few lines must not ask for all memory. */
    private static void checkSize(Baseline.Head head, int cases, Path file, String shown) {
        double trials = (double) head.cells().size() * cases * head.samples();
        long bytes = file.toFile().length();
        if (trials > TRIALS_FOR_NOTHING + bytes || trials > Integer.MAX_VALUE - 8) {
            throw new ProblemException(new Problem(
                    ProblemCode.BASELINE_002,
                    Where.file(shown),
                    "the baseline cannot be read: it speaks of more trials than it holds",
                    CursorJson.ACCEPT));
        }
    }

    /** Notes the cases. */
    private record Listing(List<CaseRef> cases) implements CaseReader.Sink {

        @Override
        public void line(int cell, int caseIndex) {}

        @Override
        public void value(Place place, String metric, Value value) {}

        @Override
        public void end(CaseRef found) {
            cases.add(found);
        }
    }

    /** Fills the table. */
    private record Filling(ScoreTable scores, Baseline.Head head, CursorJson cursor) implements CaseReader.Sink {

        @Override
        public void line(int cell, int caseIndex) {
            if (caseIndex >= scores.cases().size()) {
                throw cursor.wrong("it was changed while it was read");
            }
            for (Baseline.Defined one : head.metrics()) {
                one.everywhere().ifPresent(value -> {
                    for (int sample = 1; sample <= head.samples(); sample++) {
                        scores.restore(
                                new Place(cell, caseIndex, sample), one.metric().name(), value);
                    }
                });
            }
        }

        @Override
        public void value(Place place, String metric, Value value) {
            scores.restore(place, metric, value);
        }

        @Override
        public void end(CaseRef found) {}
    }

    /** Notes the keys. */
    private record Keys(ReplyKeys keys, CursorJson cursor) implements CaseReader.Sink {

        @Override
        public void line(int cell, int caseIndex) {}

        @Override
        public void value(Place place, String metric, Value value) {}

        @Override
        public void recording(Place place, String key) {
            if (!keys.put(place, key)) {
                throw cursor.wrong("it was changed while it was read");
            }
        }

        @Override
        public void end(CaseRef found) {}
    }

    /**
     * Writes a file whole or not at all.
     *
     * @throws ProblemException RUN-002
     */
    public static void write(Path file, Baseline.Head head, AcceptedScores accepted) {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(unfinished, BaselineText.of(head, accepted), StandardCharsets.UTF_8);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_002,
                    Where.nowhere(),
                    "the baseline cannot be written to " + file + ": "
                            + e.getClass().getSimpleName(),
                    "check space and permissions, or name another file with --baseline"));
        }
    }
}
