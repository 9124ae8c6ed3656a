package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.SuiteReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the runs whose verdicts are to be explained: by their suites, or where their records lie. */
final class Explanations {

    private final ExplainRequest request;

    Explanations(ExplainRequest request) {
        this.request = request;
    }

    /** One for each run that has the rule that was asked for. */
    List<Explained> all() {
        List<Explanation> runs = request.from().stream().flatMap(this::runs).toList();
        Optional<String> rule = request.rule();
        if (rule.isEmpty()) {
            return runs.stream().map(run -> run.of(run.rules())).toList();
        }
        List<Explained> found = runs.stream()
                .filter(run -> run.rules().contains(rule.get()))
                .map(run -> run.of(List.of(rule.get())))
                .toList();
        if (found.isEmpty()) {
            List<String> known = runs.stream()
                    .flatMap(run -> run.rules().stream())
                    .distinct()
                    .toList();
            throw new ProblemException(
                    Problem.unknown(ProblemCode.RUN_003, Where.nowhere(), "rule", rule.get(), known));
        }
        return found;
    }

    private Stream<Explanation> runs(Path from) {
        if (Files.isDirectory(from)) {
            List<Path> records = ShardFiles.below(from);
            if (records.isEmpty()) {
                throw new ProblemException(none(from));
            }
            return records.stream().map(this::ofRecord);
        }
        return Stream.of(from.toString().endsWith(".jsonl") ? ofRecord(from) : ofSuite(from));
    }

    private Explanation ofRecord(Path file) {
        RecordFile record = RecordFile.open(file);
        Path suite = RecordedSuite.file(
                record,
                request.workingFolder(),
                "that the record names",
                "explain where the suite ran, or name the suite");
        return new Explanation(request, suite, record);
    }

    private Explanation ofSuite(Path suite) {
        Suite named =
                new SuiteReader(EvalEngine.vocabulary()).read(suite, request.workingFolder(), request.overrides());
        Path results = new OutputFolder(request.output(), named.name()).path().resolve(RecordWriter.RESULTS);
        if (!Files.exists(results)) {
            throw new ProblemException(none(results));
        }
        return new Explanation(request, suite, RecordFile.open(results));
    }

    private Problem none(Path place) {
        return new Problem(
                ProblemCode.SOURCE_001,
                Where.file(shown(place)),
                "there is no finished run to explain",
                "run the suite first; with another folder, name it with --output");
    }

    private String shown(Path file) {
        Path working = request.workingFolder().toAbsolutePath().normalize();
        Path whole = working.resolve(file).normalize();
        return (whole.startsWith(working) ? working.relativize(whole) : whole)
                .toString()
                .replace('\\', '/');
    }
}
