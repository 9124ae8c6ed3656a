package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.record.before.BeforeFile;
import io.github.promptgate.suite.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that a suite's files go to, also while the suite cannot be read: its name is then taken from the line that
 * says {@code suite:}, else from the file's name.
 *
 * @param suite the suite's name as far as it is known
 */
record OutputFolder(Path parent, String suite) {

    /** What holds the whole trace of a bug of ours. */
    static final String TRACE = "engine-error.txt";

    /** What a calibration found. */
    static final String CALIBRATION = "calibration.json";

    private static final List<String> OF_VERDICTS = Stream.concat(
                    Stream.of(TRACE), Arrays.stream(ReportFormat.values()).flatMap(format -> format.files().stream()))
            .toList();

    private static final List<String> OF_RUNS = List.of(
            RecordWriter.RESULTS,
            RecordWriter.RESULTS + ".part",
            "trials.part",
            BeforeFile.NAME,
            BeforeFile.NAME + ".part",
            CALIBRATION);

    private static final Pattern NAME =
            Pattern.compile("(?m)^suite:[ \\t]*[\"']?([a-z0-9-]+)[\"']?[ \\t]*(?:#.*)?\\r?$");

    static OutputFolder of(EvalRequest request) {
        return new OutputFolder(request.output(), name(request.suite()));
    }

    OutputFolder named(String name) {
        return new OutputFolder(parent, name);
    }

    Path path() {
        return parent.resolve(suite);
    }

    /**
     * Removes what tells an earlier verdict, so that nobody takes it for that of a run which may not even start. The
     * earlier run's record stays: it was paid for. A shard's goes too, since a merge would take it for this run's.
     *
     * @throws ProblemException RUN-002
     */
    void retract() {
        remove(OF_VERDICTS);
        if (holdsShard()) {
            remove(OF_RUNS);
        }
    }

    /**
     * Removes all that an earlier run left; nothing else in the folder is touched.
     *
     * @throws ProblemException RUN-002
     */
    void clear() {
        remove(OF_VERDICTS);
        remove(OF_RUNS);
    }

    private boolean holdsShard() {
        Path record = path().resolve(RecordWriter.RESULTS);
        try {
            return Files.exists(record)
                    && RecordFile.open(record).header().shard().isPresent();
        } catch (ProblemException unreadable) {
            return false;
        }
    }

    private void remove(List<String> files) {
        for (String file : files) {
            try {
                Files.deleteIfExists(path().resolve(file));
            } catch (IOException e) {
                throw new ProblemException(new Problem(
                        ProblemCode.RUN_002,
                        Where.nowhere(),
                        "cannot remove " + path().resolve(file) + " of an earlier run: "
                                + e.getClass().getSimpleName(),
                        "remove it yourself, or name another folder as output"));
            }
        }
    }

    /** What the suite in a file is called, as far as can be told. */
    static String name(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            Matcher named = NAME.matcher(text);
            return named.find() ? named.group(1) : stem(file);
        } catch (IOException | SecurityException unreadable) {
            return stem(file);
        }
    }

    private static String stem(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        String stem = name.replaceFirst("(\\.suite)?\\.ya?ml$", "").replaceAll("[^a-z0-9-]", "-");
        return stem.isEmpty() ? "suite" : stem;
    }
}
