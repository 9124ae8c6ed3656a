package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.suite.SuiteReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds finished records and their suites, and takes each verdict again, to be reported. */
final class Retelling {

    private static final String FIX = "report from the commit that was run, or run the suite again";

    private final ReportRequest request;

    Retelling(ReportRequest request) {
        this.request = request;
    }

    /** @throws ProblemException all problems of all records */
    List<EvalOutcome> outcomes() {
        Problems problems = new Problems();
        List<RecordFile> records = records(problems);
        Map<String, Path> named = named();
        Set<Path> folders = new HashSet<>();
        List<EvalOutcome> outcomes = new ArrayList<>();
        for (RecordFile record : records) {
            try {
                Path folder = folder(record);
                if (!folders.add(folder)) {
                    throw twice(record);
                }
                outcomes.add(outcome(record, folder, named));
            } catch (ProblemException e) {
                problems.add(e);
            }
        }
        problems.throwIfAny();
        return outcomes;
    }

    private List<RecordFile> records(Problems problems) {
        String fix = "give the folder of a finished run, such as target/promptgate, or its " + RecordWriter.RESULTS;
        List<RecordFile> records = new ArrayList<>();
        for (Path file : ShardFiles.find(request.records(), fix, problems)) {
            try {
                records.add(RecordFile.open(file));
            } catch (ProblemException e) {
                problems.add(e);
            }
        }
        if (records.isEmpty() && problems.isEmpty()) {
            String asked = String.join(
                    ", ", request.records().stream().map(Path::toString).toList());
            problems.add(new Problem(
                    ProblemCode.SOURCE_001, Where.nowhere(), "no " + RecordWriter.RESULTS + " below " + asked, fix));
        }
        return records;
    }

    private Map<String, Path> named() {
        Map<String, Path> named = new HashMap<>();
        for (Path suite : request.suites()) {
            String name = new SuiteReader(EvalEngine.vocabulary())
                    .read(suite, request.workingFolder(), request.overrides())
                    .name();
            named.put(name, suite);
        }
        return named;
    }

    private Path folder(RecordFile record) {
        String suite = record.header().suite();
        if (!ShardFiles.isName(suite)) {
            throw record.misfit("the suite's name is none");
        }
        return request.output()
                .map(parent -> new OutputFolder(parent, suite).path())
                .orElse(record.folder());
    }

    private EvalOutcome outcome(RecordFile record, Path folder, Map<String, Path> named) {
        Path suite = Optional.ofNullable(named.get(record.header().suite()))
                .orElseGet(() -> RecordedSuite.file(
                        record,
                        request.workingFolder(),
                        "that the record names",
                        "report where the run was made, or name the suite file with --suites"));
        EvalRequest as = new EvalRequest(suite, folder, request.workingFolder(), request.overrides());
        return SecondVerdict.of(as, record, FIX).outcome(folder);
    }

    private static ProblemException twice(RecordFile record) {
        return new ProblemException(new Problem(
                ProblemCode.RUN_003,
                Where.file(record.file().toString()),
                "another record of suite \"" + record.header().suite() + "\" is reported into the same folder",
                "report one of them at a time"));
    }
}
