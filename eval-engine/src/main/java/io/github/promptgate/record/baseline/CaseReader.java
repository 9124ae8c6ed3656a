package io.github.promptgate.record.baseline;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.ScoreTable.Place;
import io.github.promptgate.record.ScoreTable.Value;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the cases of a baseline, one after another, and hands on what it finds. */
final class CaseReader {

    private final CursorJson cursor;
    private final Baseline.Head head;
    private final Sink sink;
    private final Map<String, Integer> cells = new HashMap<>();
    private final Map<String, Metric> metrics = new HashMap<>();
    private int index;

    /** Where the cases go. */
    interface Sink {

        /** The line of a case in a cell begins. */
        void line(int cell, int caseIndex);

        /** A value; never ABSENT. */
        void value(Place place, String metric, Value value);

        /** A reply is known to the recordings by this key. */
        default void recording(Place place, String key) {}

        /** All of a case was read. */
        void end(CaseRef found);
    }

    CaseReader(CursorJson cursor, Baseline.Head head, Sink sink) {
        this.cursor = cursor;
        this.head = head;
        this.sink = sink;
        head.cells().forEach(cell -> cells.put(cell.id(), cells.size()));
        head.plainMetrics().forEach(metric -> metrics.put(metric.name(), metric));
    }

    void read() throws IOException {
        cursor.fields("cases", this::oneCase);
    }

    private void oneCase(String id) throws IOException {
        Where where = cursor.where();
        String[] parts = {"", id};
        cursor.fields("a case", key -> {
            switch (key) {
                case "digest" -> parts[0] = cursor.digest(key);
                case "cluster" -> parts[1] = cursor.text(key);
                case "cells" -> cursor.fields(key, this::line);
                default -> throw cursor.wrong("a case has no key \"" + key + "\"");
            }
        });
        if (parts[0].isEmpty()) {
            throw cursor.wrong("case \"" + id + "\" has no digest");
        }
        sink.end(new CaseRef(id, where, parts[0], List.of(), parts[1]));
        index++;
    }

    private void line(String cell) throws IOException {
        Integer at = cells.get(cell);
        if (at == null) {
            throw cursor.wrong("\"" + cell + "\" is none of its cells");
        }
        sink.line(at, index);
        cursor.fields("a line", key -> {
            switch (key) {
                case "scores" -> cursor.fields(key, metric -> values(metric, at));
                case "recordings" -> cursor.items(key, sample -> recording(at, sample));
                default -> throw cursor.wrong("a line has no key \"" + key + "\"");
            }
        });
    }

    private void values(String metric, int cell) throws IOException {
        Metric known = metrics.get(metric);
        if (known == null || AcceptedScores.isDerived(known)) {
            throw cursor.wrong("\"" + metric + "\" is none of its metrics");
        }
        List<Value> values = ValueReader.all(cursor, known, head.samples());
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).equals(Value.absent())) {
                sink.value(new Place(cell, index, i + 1), metric, values.get(i));
            }
        }
    }

    private void recording(int cell, String sample) throws IOException {
        if (!cursor.isNull()) {
            String key = cursor.digest("a recording");
            int number = Integer.parseInt(sample) + 1;
            if (number <= head.samples()) {
                sink.recording(new Place(cell, index, number), key);
            }
        }
    }
}
