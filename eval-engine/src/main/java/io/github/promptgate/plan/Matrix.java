package io.github.promptgate.plan;

import io.github.promptgate.record.Cell;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Crosses prompts, models and axis values. */
final class Matrix {

    private Matrix() {}

    /** Prompts, then models, then axis values in the suite's order; the last axis turns fastest. */
    static List<Cell> cells(List<String> prompts, List<String> models, Map<String, List<Node>> axes) {
        List<SortedMap<String, String>> points = points(axes);
        List<Cell> cells = new ArrayList<>();
        for (String prompt : prompts) {
            for (String model : models) {
                points.forEach(point -> cells.add(new Cell(prompt, model, point)));
            }
        }
        return List.copyOf(cells);
    }

    private static List<SortedMap<String, String>> points(Map<String, List<Node>> axes) {
        List<SortedMap<String, String>> points = List.of(new TreeMap<>());
        for (Map.Entry<String, List<Node>> axis : axes.entrySet()) {
            List<SortedMap<String, String>> more = new ArrayList<>();
            for (SortedMap<String, String> point : points) {
                for (Node value : axis.getValue()) {
                    SortedMap<String, String> next = new TreeMap<>(point);
                    next.put(axis.getKey(), JsonText.write(value));
                    more.add(next);
                }
            }
            points = more;
        }
        return points;
    }
}
