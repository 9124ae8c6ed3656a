package io.github.promptgate;

import io.github.promptgate.gate.Gate;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.ShardMerge;
import io.github.promptgate.suite.Overrides;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.SuiteReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Merges shards, suite by suite, and asks the gate once for each. */
final class Merge {

    private final MergeRequest request;

    Merge(MergeRequest request) {
        this.request = request;
    }

    /** @throws ProblemException for what concerns no single suite: RUN-003, RUN-005, SOURCE-001, SOURCE-004 */
    List<EvalOutcome> run() {
        Map<String, List<RecordFile>> bySuite = new ShardFiles(request)
                .open().stream()
                        .collect(Collectors.groupingBy(
                                record -> record.header().suite(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Path> named = named();
        List<EvalOutcome> outcomes = new ArrayList<>();
        bySuite.forEach((suite, shards) -> outcomes.add(merged(suite, shards, Optional.ofNullable(named.get(suite)))));
        named.keySet().stream()
                .filter(suite -> !bySuite.containsKey(suite))
                .forEach(suite -> outcomes.add(absent(new OutputFolder(request.output(), suite))));
        return outcomes;
    }

    /** Suite files by the names that they give. */
    private Map<String, Path> named() {
        Map<String, Path> named = new LinkedHashMap<>();
        for (Path suite : request.suites()) {
            named.put(read(suite, request.overrides()).name(), suite);
        }
        return named;
    }

    private Suite read(Path suite, Overrides overrides) {
        return new SuiteReader(EvalEngine.vocabulary()).read(suite, request.workingFolder(), overrides);
    }

    private EvalOutcome merged(String name, List<RecordFile> shards, Optional<Path> named) {
        OutputFolder folder = new OutputFolder(request.output(), name);
        try {
            folder.clear();
            List<Problem> problems = new ShardCheck(shards).problems();
            if (!problems.isEmpty()) {
                return refused(folder, problems);
            }
            Suite suite = read(
                    named.orElseGet(() -> ofHeader(shards.get(0))),
                    SecondVerdict.environment(request.overrides(), shards.get(0)));
            check(suite, shards);
            ShardMerge.Merged merged = new ShardMerge(shards).into(folder.path());
            Counts counts = merged.record().footer().all();
            Optional<Labelling> labelling = Labels.read(suite).map(labels -> labels.of(merged.record()));
            Gate.Measured measured = measured(suite, merged, labelling);
            Verdict verdict = Gate.decide(measured, suite.gate(), suite.run(), counts, "");
            new Befores(suite, request.workingFolder(), merged.record(), measured).write(folder.path());
            return new EvalOutcome(
                    name,
                    folder.path(),
                    ExitCode.of(verdict),
                    List.of(),
                    Optional.of(merged.record()),
                    Optional.of(verdict),
                    Stream.concat(
                                    labelling.map(Labelling::warnings).orElse(List.of()).stream(),
                                    Baselines.unusable(suite, request.workingFolder()).stream())
                            .toList(),
                    EvalOutcome.Reach.of(suite),
                    measured.judges(),
                    labelling,
                    Optional.of(Gate.standing(measured, suite.gate(), suite.run())),
                    suite.run().formats());
        } catch (ProblemException e) {
            return EvalOutcome.badInput(folder, e.problems());
        } catch (RuntimeException | Error e) {
            return EvalOutcome.internal(folder, e);
        }
    }

    private Gate.Measured measured(Suite suite, ShardMerge.Merged merged, Optional<Labelling> labelling) {
        RunHeader header = merged.record().header();
        return new Gate.Measured(
                merged.scores().own(),
                labelling.map(Labelling::agreements).orElse(List.of()),
                GitReferences.of(
                        suite.gate(), header, merged.scores(), Baselines.references(suite, request.workingFolder())),
                header.basis().definitions());
    }

    private Path ofHeader(RecordFile shard) {
        return RecordedSuite.file(
                shard,
                request.workingFolder(),
                "that the shards name",
                "merge where the shards ran, or name the suite file with --suites");
    }

    private void check(Suite suite, List<RecordFile> shards) {
        RecordFile first = shards.get(0);
        if (!suite.digest().equals(first.header().suiteDigest())
                || !suite.name().equals(first.header().suite())) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_007,
                    Where.file(first.file().toString()),
                    "the shards were run from another content of "
                            + suite.where().file() + " than is here now",
                    "merge from the commit that the shards ran, or run them again"));
        }
        SecondVerdict.checkRules(suite, first);
    }

    /** A shard that is there twice or foreign is a mistake; one that is missing leaves the gate without an answer. */
    private static EvalOutcome refused(OutputFolder folder, List<Problem> problems) {
        boolean onlyMissing = problems.stream().allMatch(problem -> problem.code() == ProblemCode.RUN_005);
        return onlyMissing ? inconclusive(folder, problems) : EvalOutcome.badInput(folder, problems);
    }

    private static EvalOutcome inconclusive(OutputFolder folder, List<Problem> problems) {
        return EvalOutcome.notRun(folder.suite(), folder.path(), ExitCode.INCONCLUSIVE, problems);
    }

    private static EvalOutcome absent(OutputFolder folder) {
        folder.clear();
        return inconclusive(
                folder,
                List.of(new Problem(
                        ProblemCode.RUN_005,
                        Where.nowhere(),
                        "no shard of suite \"" + folder.suite() + "\" is there",
                        "run its shards, and merge again with their folders")));
    }
}
