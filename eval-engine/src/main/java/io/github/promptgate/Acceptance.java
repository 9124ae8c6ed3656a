package io.github.promptgate;

import io.github.promptgate.dataset.Dataset;
import io.github.promptgate.gate.Gate;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.prompt.Prompt;
import io.github.promptgate.prompt.Prompts;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.baseline.AcceptedScores;
import io.github.promptgate.record.baseline.Baseline;
import io.github.promptgate.record.baseline.BaselineChange;
import io.github.promptgate.record.baseline.BaselineFile;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.Overrides;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.SuiteReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a baseline of the last run's record, unless the run cannot stand for the suite as it is now. */
final class Acceptance {

    private final AcceptRequest request;

    Acceptance(AcceptRequest request) {
        this.request = request;
    }

    Accepted accept() {
        RecordFile record = record(read(request.suite().overrides()));
        Suite suite = read(SecondVerdict.environment(request.suite().overrides(), record));
        Path file = Baselines.file(suite, request.suite().workingFolder());
        refuseForeign(suite, record);
        refusePartial(record);
        AcceptedScores scores = AcceptedScores.of(record);
        ExitCode outcome = outcome(suite, record, scores.scores());
        boolean latency = Stream.concat(suite.gate().stream(), suite.resting().stream())
                .anyMatch(rule -> isAgainstBaseline(rule) && rule.metric().equals(BuiltInMetrics.LATENCY.name()));
        Baseline.Head head =
                scores.head(cell -> !cell.isReference(), metric -> latency || !metric.equals(BuiltInMetrics.LATENCY));
        Accepted.Before before = before(suite, file, head, scores.scores());
        BaselineFile.write(file, head, scores);
        return new Accepted(
                suite.name(),
                suite.folder().show(file),
                outcome,
                head.cells().size(),
                scores.scores().cases().size(),
                head.metrics().size(),
                before);
    }

    private Suite read(Overrides overrides) {
        EvalRequest asked = request.suite();
        return new SuiteReader(EvalEngine.vocabulary()).read(asked.suite(), asked.workingFolder(), overrides);
    }

    private RecordFile record(Suite suite) {
        Path results =
                new OutputFolder(request.suite().output(), suite.name()).path().resolve(RecordWriter.RESULTS);
        if (!Files.exists(results)) {
            throw refused(
                    ProblemCode.BASELINE_005,
                    suite.folder().show(results),
                    "there is no finished run",
                    "run the suite first");
        }
        return RecordFile.open(results);
    }

    /** One that cannot be read tells nothing of what changes, and is replaced. */
    private static Accepted.Before before(Suite suite, Path file, Baseline.Head head, ScoreTable scores) {
        if (!Files.exists(file)) {
            return new Accepted.Before.Nothing();
        }
        try {
            return new Accepted.Before.Known(BaselineChange.between(Baselines.read(suite, file), head, scores));
        } catch (ProblemException unusable) {
            return new Accepted.Before.Unusable(unusable.problems().get(0));
        }
    }

    private static void refuseForeign(Suite suite, RecordFile record) {
        RunHeader header = record.header();
        if (!header.suite().equals(suite.name())) {
            throw refused(record, "the run is of suite \"" + header.suite() + "\"", "run this suite, then accept");
        }
        if (header.basis().definitions().isEmpty()) {
            throw refused(record, "the run was recorded by an older release", "run again, then accept");
        }
        String changed = !header.suiteDigest().equals(suite.digest())
                ? "the suite"
                : !samePrompts(suite, header)
                        ? "a prompt"
                        : !datasetDigest(suite).equals(header.datasetDigest()) ? "the dataset" : "";
        if (!changed.isEmpty()) {
            throw refused(record, changed + " has changed since the run", "run again, then accept");
        }
    }

    /** Of the prompts that ran: whether each is still what it was. */
    private static boolean samePrompts(Suite suite, RunHeader header) {
        Map<String, String> present =
                Prompts.load(suite).stream().collect(Collectors.toMap(Prompt::id, Prompt::digest));
        return header.prompts().stream().allMatch(prompt -> prompt.digest().equals(present.get(prompt.id())));
    }

    private static String datasetDigest(Suite suite) {
        return Dataset.open(suite, new ScorerReader(EvalEngine.vocabulary())).digest();
    }

    private static void refusePartial(RecordFile record) {
        RunHeader header = record.header();
        if (header.shard().isPresent()) {
            throw refused(
                    record, "the run is shard " + header.shard().get() + " of a run", "merge the shards, then accept");
        }
        List<String> filters = header.basis().filters();
        if (!filters.isEmpty()) {
            throw refused(
                    record,
                    "the run left out a part of the suite (" + String.join("; ", filters) + ")",
                    "run the suite without filters, or write them into its \"run\"; then accept");
        }
    }

    /** Absolute rules alone count, each at the level that it has among all rules of the run. */
    private ExitCode outcome(Suite suite, RecordFile record, ScoreTable scores) {
        List<String> doubts = new ArrayList<>();
        Gate.unfit(suite.run(), record.footer(), record.header().plannedTrials())
                .forEach(cause -> doubts.add(cause.what()));
        ExitCode outcome = ExitCode.PASSED;
        if (!suite.gate().isEmpty()) {
            Verdict whole =
                    SecondVerdict.withoutLabels(suite, record, request.suite().workingFolder(), scores);
            whole.fold(pass -> List.<Problem>of(), Verdict.Fail::causes, Verdict.Inconclusive::causes)
                    .forEach(cause -> doubts.add(cause.what()));
            List<RuleResult> absolute = whole.rules().stream()
                    .filter(result -> result.rule().against().isEmpty() && !isOnJudge(result.rule()))
                    .toList();
            outcome = has(absolute, RuleResult.State.FAIL) ? ExitCode.FAILED : ExitCode.PASSED;
            if (outcome == ExitCode.PASSED) {
                absolute.stream()
                        .filter(result -> result.state() == RuleResult.State.INCONCLUSIVE)
                        .forEach(result -> doubts.add(result.message()));
            }
        }
        if (!doubts.isEmpty() && request.doubt() == AcceptRequest.Doubt.REFUSED) {
            throw refused(
                    ProblemCode.BASELINE_006,
                    record.file().toString(),
                    "the run is inconclusive: " + doubts.get(0),
                    "mend it and run again; to accept it as it is, add --inconclusive or -Dprompt.inconclusive");
        }
        return doubts.isEmpty() ? outcome : ExitCode.INCONCLUSIVE;
    }

    private static boolean has(List<RuleResult> results, RuleResult.State state) {
        return results.stream().anyMatch(result -> result.state() == state);
    }

    private static boolean isAgainstBaseline(GateRule rule) {
        return rule.against()
                .filter(GateRule.Against.Baseline.class::isInstance)
                .isPresent();
    }

    private static boolean isOnJudge(GateRule rule) {
        return rule.metric().equals(BuiltInMetrics.JUDGE_AGREEMENT.name());
    }

    private static ProblemException refused(RecordFile record, String why, String fix) {
        return refused(ProblemCode.BASELINE_005, record.file().toString(), why, fix);
    }

    private static ProblemException refused(ProblemCode code, String file, String why, String fix) {
        return new ProblemException(new Problem(code, Where.file(file), "not accepted: " + why, fix));
    }
}
