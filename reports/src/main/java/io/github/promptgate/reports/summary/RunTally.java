package io.github.promptgate.reports.summary;

import io.github.promptgate.gate.Standing;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.text.Causes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts trial by trial. Not thread-safe. */
final class RunTally {

    private final RunHeader header;
    private final Map<Cell, CellTally> cells = new LinkedHashMap<>();
    private final CellTally run;
    private final MissedTally failed;
    private final Map<Reason, UnjudgedCause> unjudged = new LinkedHashMap<>();

    private final AttentionTally attention;

    /** @param metric empty where there is no reply, and so no metric has a score */
    private record Reason(ProblemCode code, String metric) {}

    RunTally(RunHeader header, int listed, Optional<Standing> standing) {
        this.header = header;
        this.failed = new MissedTally(listed, header.samples());
        this.attention = new AttentionTally(header.samples(), standing);
        List<Metric> metrics = scorerMetrics(header);
        header.cells().forEach(cell -> cells.put(cell, new CellTally(cell.id(), metrics)));
        this.run = new CellTally("run", metrics);
    }

    /** Metrics of scorers: the built-in ones have figures of their own. */
    private static List<Metric> scorerMetrics(RunHeader header) {
        Set<String> builtIn = BuiltInMetrics.all().stream().map(Metric::name).collect(Collectors.toSet());
        Map<String, Metric> byName = new LinkedHashMap<>();
        header.metrics().stream()
                .filter(m -> !builtIn.contains(m.name()))
                .forEach(m -> byName.putIfAbsent(m.name(), m));
        return List.copyOf(byName.values());
    }

    void add(TrialRecord trial) {
        CellTally cell = cells.get(trial.trial().cell());
        if (cell == null) {
            throw new IllegalArgumentException("the record's header does not name cell "
                    + trial.trial().cell().id());
        }
        cell.add(trial);
        boolean own = !trial.trial().cell().isReference();
        if (own) {
            run.add(trial);
            attention.add(trial);
        }
        if (own && trial.state() == TrialState.FAILED) {
            failed.add(trial);
        }
        if (trial.state() == TrialState.UNSCORED) {
            book(trial);
        }
    }

    private ListedTrial listed(TrialRecord trial) {
        return Reasons.listed(trial, header.samples());
    }

    private void book(TrialRecord trial) {
        if (trial.reply() instanceof Reply.Failed reply) {
            book(new Reason(reply.problem().code(), ""), reply.problem().what(), trial);
            return;
        }
        Map<Reason, String> causes = new LinkedHashMap<>();
        for (Score score : trial.scores()) {
            if (score instanceof Score.Unscored unscored) {
                causes.putIfAbsent(
                        new Reason(unscored.cause().code(), unscored.metric()),
                        unscored.metric() + ": " + unscored.detail());
            }
        }
        causes.forEach((reason, detail) -> book(reason, detail, trial));
    }

    private void book(Reason reason, String detail, TrialRecord trial) {
        UnjudgedCause known = unjudged.get(reason);
        unjudged.put(
                reason,
                known == null
                        ? new UnjudgedCause(reason.code(), 1, listed(trial), detail, tries(trial))
                        : new UnjudgedCause(
                                reason.code(), known.trials() + 1, known.first(), known.detail(), known.tries()));
    }

    /** What depends on time is told here and stands in no message. */
    private static String tries(TrialRecord trial) {
        CallInfo call = trial.reply().call();
        return trial.reply() instanceof Reply.Failed || call.isFallback() ? Causes.told(call) : "";
    }

    RunSummary summary(RunFooter footer) {
        List<UnjudgedCause> causes = unjudged.values().stream()
                .sorted(Comparator.comparingLong(UnjudgedCause::trials).reversed())
                .toList();
        List<CellSummary> summaries =
                cells.values().stream().map(CellTally::summary).toList();
        return new RunSummary(header, footer, summaries, run.summary(), failed.list(), causes, attention.attention());
    }
}
