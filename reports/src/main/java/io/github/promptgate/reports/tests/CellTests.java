package io.github.promptgate.reports.tests;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.TrialRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A group of cases for each cell; of a large run one group whose tests are the cells. Memory is bounded by that. */
final class CellTests {

    private final RunRecord record;
    private final String suite;

    CellTests(RunRecord record, String suite) {
        this.record = record;
        this.suite = suite;
    }

    List<TestGroup> groups() {
        return record.footer().counts().trials() > RunHeader.MOST_TESTS ? List.of(cells()) : cases();
    }

    private TestGroup cells() {
        Map<String, Counts> counts = new LinkedHashMap<>();
        Map<String, Long> millis = new LinkedHashMap<>();
        record.header().ownCells().forEach(cell -> counts.put(cell.id(), Counts.none()));
        try (Stream<TrialRecord> trials = record.trials()) {
            trials.forEach(trial -> {
                String cell = trial.trial().cell().id();
                counts.computeIfPresent(cell, (id, sum) -> sum.plus(trial.state(), trial.isError()));
                millis.merge(cell, trial.reply().call().latencyMillis().orElse(0), Long::sum);
            });
        }
        List<TestLine> lines = new ArrayList<>();
        counts.forEach((cell, sum) -> lines.add(cell(cell, sum, millis.getOrDefault(cell, 0L))));
        return TestGroup.of(suite, "cells", lines);
    }

    private TestLine cell(String cell, Counts counts, long millis) {
        TestLine.Result result;
        if (counts.trials() > 0 && counts.failed() + counts.unscored() == 0) {
            result = TestLine.Result.passed();
        } else {
            TestLine.End end =
                    record.header().failing() == RunHeader.Failing.CASES ? TestLine.End.FAILURE : TestLine.End.SKIPPED;
            TestLine.Word word = counts.failed() > 0 ? TestLine.Word.MISSED : TestLine.Word.UNSCORED;
            String message =
                    counts.failed() + " of " + counts.trials() + " trials missed, " + counts.unscored() + " unscored";
            result = new TestLine.Result(end, word, message, "");
        }
        return new TestLine(cell, Where.nowhere(), millis, result, List.of(), List.of());
    }

    private List<TestGroup> cases() {
        Map<String, Map<CaseRef, CaseTally>> byCell = new LinkedHashMap<>();
        record.header().ownCells().forEach(cell -> byCell.put(cell.id(), new LinkedHashMap<>()));
        try (Stream<TrialRecord> trials = record.trials()) {
            trials.filter(trial -> !trial.trial().cell().isReference())
                    .forEach(trial -> byCell.computeIfAbsent(
                                    trial.trial().cell().id(), id -> new LinkedHashMap<>())
                            .computeIfAbsent(trial.trial().caseRef(), ref -> new CaseTally(ref, record.header()))
                            .add(trial));
        }
        List<TestGroup> groups = new ArrayList<>();
        for (Cell cell : record.header().ownCells()) {
            groups.add(TestGroup.of(
                    suite,
                    cell,
                    byCell.getOrDefault(cell.id(), Map.of()).values().stream()
                            .map(CaseTally::line)
                            .toList()));
        }
        return groups;
    }
}
