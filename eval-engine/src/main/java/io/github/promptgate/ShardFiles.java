package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds and opens the records that a merge was pointed at: {@code results.jsonl} anywhere below a folder. */
final class ShardFiles {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");

    private static final Pattern SUITE = Pattern.compile("(?is).*\\.ya?ml");

    private static final String FIX =
            "give the folders that the shards' jobs kept; if no job kept any, run the shards again";

    private final MergeRequest request;

    ShardFiles(MergeRequest request) {
        this.request = request;
    }

    /**
     * Opened, in the order asked for, those of a folder sorted by path. What an earlier merge wrote to its own place is
     * passed by.
     *
     * @throws ProblemException SOURCE-001, SOURCE-004, RUN-003 for a shard where the merged record belongs, RUN-005 when
     *     there is none at all
     */
    List<RecordFile> open() {
        Problems problems = new Problems();
        List<RecordFile> records = new ArrayList<>();
        for (Path file : find(request.shards(), FIX, problems)) {
            try {
                RecordFile record = RecordFile.open(file);
                if (!isName(record.header().suite())) {
                    problems.add(nameless(file));
                } else if (!isOurs(record)) {
                    records.add(record);
                } else if (record.header().shard().isPresent()) {
                    problems.add(inTheWay(file));
                }
            } catch (ProblemException e) {
                problems.add(e);
            }
        }
        problems.throwIfAny();
        if (records.isEmpty()) {
            throw new ProblemException(none());
        }
        return records;
    }

    /** Records that were named, and those below folders that were, sorted by path; SOURCE-001 for what is not there, SOURCE-004 for suites. */
    static Set<Path> find(List<Path> asked, String fix, Problems problems) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path given : asked) {
            if (Files.isDirectory(given)) {
                files.addAll(below(given));
            } else if (Files.isRegularFile(given)
                    && SUITE.matcher(given.toString()).matches()) {
                problems.add(suite(given));
            } else if (Files.isRegularFile(given)) {
                files.add(given.normalize());
            } else {
                problems.add(new Problem(
                        ProblemCode.SOURCE_001, Where.nowhere(), "no file or folder \"" + given + "\"", fix));
            }
        }
        return files;
    }

    private static Problem suite(Path given) {
        return new Problem(
                ProblemCode.SOURCE_004,
                Where.file(given.toString()),
                "a suite, where the record of a run is wanted",
                "name the folder of its last run: target/promptgate/" + OutputFolder.name(given)
                        + ", if it was run without --output");
    }

    /** Whether a record's suite has a name that may choose a folder. */
    static boolean isName(String suite) {
        return NAME.matcher(suite).matches();
    }

    /** Every record below a folder, sorted by path. */
    static List<Path> below(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.endsWith(RecordWriter.RESULTS)) {
                        files.add(file.normalize());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_006,
                    Where.nowhere(),
                    "folder \"" + folder + "\" cannot be read: " + e.getClass().getSimpleName(),
                    "make it readable"));
        }
        return files.stream().sorted().toList();
    }

    /** Lies where the merged record of its suite will lie. */
    private boolean isOurs(RecordFile record) {
        Path place = new OutputFolder(request.output(), record.header().suite())
                .path()
                .resolve(RecordWriter.RESULTS);
        return place.toAbsolutePath()
                .normalize()
                .equals(record.file().toAbsolutePath().normalize());
    }

    private static Problem inTheWay(Path file) {
        return new Problem(
                ProblemCode.RUN_003,
                Where.nowhere(),
                "the merged record would replace the shard " + file,
                "name another folder as output, or move the shard");
    }

    private static Problem nameless(Path file) {
        return new Problem(
                ProblemCode.SOURCE_004,
                Where.file(file.toString()),
                "not a finished record: the suite's name is none",
                "run the evaluation again");
    }

    private Problem none() {
        return new Problem(
                ProblemCode.RUN_005,
                Where.nowhere(),
                "no shard is there: no " + RecordWriter.RESULTS + " below "
                        + String.join(
                                ", ",
                                request.shards().stream().map(Path::toString).toList()),
                "check that every job keeps its output folder, and that this one fetches them all");
    }
}
