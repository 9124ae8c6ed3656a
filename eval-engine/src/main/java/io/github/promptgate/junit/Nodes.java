package io.github.promptgate.junit;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.TrialRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.reporting.ReportEntry;

/** Tells a finished evaluation as nodes under its suite: cells with their cases in plan order, then the rules. */
final class Nodes {

    /** Above this many trials a cell is one node: trees of that size help nobody and weigh on every listener. */
    static final long MOST_TRIALS = 10_000;

    private final SuiteDescriptor suite;
    private final EngineExecutionListener listener;
    private final Sources sources;

    Nodes(SuiteDescriptor suite, EngineExecutionListener listener) {
        this.suite = suite;
        this.listener = listener;
        this.sources = new Sources(suite.selector().request().workingFolder());
    }

    /** Gives the suite's own result: failed only where there was nothing to hang a rule on. */
    TestExecutionResult tell(EvalOutcome outcome) {
        outcome.record().ifPresent(this::cells);
        outcome.verdict().ifPresent(this::verdict);
        if (outcome.verdict().isPresent()) {
            return TestExecutionResult.successful();
        }
        if (outcome.exitCode() == ExitCode.SHARD) {
            return TestExecutionResult.aborted(new GateFailure("a shard: nothing is decided until all are merged"));
        }
        String problems = outcome.problems().stream().map(Nodes::line).collect(Collectors.joining("\n"));
        return TestExecutionResult.failed(new GateFailure(outcome.exitCode().outcome() + ": " + problems));
    }

    private void cells(RunRecord record) {
        boolean withCases = record.footer().counts().trials() <= MOST_TRIALS;
        Map<String, Map<String, CaseState>> cases = withCases ? cases(record) : Map.of();
        for (Cell cell : record.header().cells()) {
            Node node = Node.container(suite.getUniqueId().append("cell", cell.id()), cell.id());
            begin(suite, node);
            cases.getOrDefault(cell.id(), Map.of()).values().forEach(state -> caseNode(node, state));
            listener.executionFinished(node, TestExecutionResult.successful());
        }
    }

    private static Map<String, Map<String, CaseState>> cases(RunRecord record) {
        RunHeader header = record.header();
        Map<String, Map<String, CaseState>> byCell = new LinkedHashMap<>();
        try (Stream<TrialRecord> trials = record.trials()) {
            trials.forEach(trial -> {
                CaseRef ref = trial.trial().caseRef();
                byCell.computeIfAbsent(trial.trial().cell().id(), id -> new LinkedHashMap<>())
                        .computeIfAbsent(ref.id(), id -> new CaseState(ref, header.samples()))
                        .add(trial);
            });
        }
        return byCell;
    }

    private void caseNode(Node cell, CaseState state) {
        CaseRef ref = state.ref();
        Set<TestTag> tags = ref.tags().stream()
                .filter(TestTag::isValid)
                .map(TestTag::create)
                .collect(Collectors.toSet());
        Node node = Node.test(cell.getUniqueId().append("case", ref.id()), ref.id(), sources.of(ref.where()), tags);
        begin(cell, node);
        listener.executionFinished(node, state.result());
    }

    private void verdict(Verdict verdict) {
        verdict.rules().forEach(this::rule);
        List<Problem> causes =
                verdict.fold(pass -> List.<Problem>of(), Verdict.Fail::causes, Verdict.Inconclusive::causes);
        for (int i = 0; i < causes.size(); i++) {
            cause(i + 1, causes.get(i));
        }
    }

    private void rule(RuleResult result) {
        Node node = Node.test(
                suite.getUniqueId().append("rule", result.rule().id()).append("unit", result.unit()),
                result.title(),
                sources.of(result.rule().where()),
                Set.of());
        begin(suite, node);
        if (result.state() == RuleResult.State.WARN) {
            listener.reportingEntryPublished(node, ReportEntry.from("warning", result.message()));
        }
        listener.executionFinished(node, result(result));
    }

    private static TestExecutionResult result(RuleResult result) {
        return switch (result.state()) {
            case PASS, WARN -> TestExecutionResult.successful();
            case FAIL -> TestExecutionResult.failed(new GateFailure(result.message() + worst(result)));
            case INCONCLUSIVE -> TestExecutionResult.failed(new GateFailure("inconclusive: " + result.message()));
        };
    }

    private static String worst(RuleResult result) {
        return result.worst().isEmpty() ? "" : "\n  worst: " + result.worstText(3);
    }

    private void cause(int number, Problem cause) {
        Node node = Node.test(
                suite.getUniqueId().append("cause", Integer.toString(number)),
                cause.code().id() + " " + cause.code().title(),
                sources.of(cause.where()),
                Set.of());
        begin(suite, node);
        String message = "inconclusive: " + line(cause);
        listener.executionFinished(node, TestExecutionResult.failed(new GateFailure(message)));
    }

    private static String line(Problem problem) {
        String where = problem.where().toString();
        return (where.isEmpty() ? "" : where + "  ") + problem.code().id() + "  " + problem.what() + "\n  fix: "
                + problem.fix();
    }

    private void begin(TestDescriptor parent, Node node) {
        parent.addChild(node);
        listener.dynamicTestRegistered(node);
        listener.executionStarted(node);
    }
}
