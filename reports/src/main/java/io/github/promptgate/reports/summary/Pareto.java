package io.github.promptgate.reports.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The cells that no other cell beats: none is at least as good on every axis and better on one.
 *
 * @param axes what they are held against each other by: those that every scored cell has a figure for
 * @param front indexes into the cells; none where fewer than two were scored
 */
public record Pareto(List<Axis> axes, SortedSet<Integer> front) {

    /** A figure, and which way is better. */
    public enum Axis {
        PASS_RATE("pass rate", 1),
        COST("cost", -1),
        LATENCY("p95 latency", -1);

        private final String words;
        private final int sign;

        Axis(String words, int sign) {
            this.words = words;
            this.sign = sign;
        }

        /** In a sentence. */
        public String words() {
            return words;
        }

        private OptionalDouble of(CellSummary cell) {
            return switch (this) {
                case PASS_RATE -> cell.passRate();
                case COST ->
                    cell.amounts().unpriced() > 0
                            ? OptionalDouble.empty()
                            : cell.amounts().costPerThousand();
                case LATENCY -> cell.amounts().latencyP95();
            };
        }

        private int compare(CellSummary one, CellSummary other) {
            return sign * Double.compare(of(one).orElseThrow(), of(other).orElseThrow());
        }
    }

    public Pareto {
        axes = List.copyOf(axes);
        front = new TreeSet<>(front);
    }

    /** By every axis that all scored cells have. */
    public static Pareto of(List<CellSummary> cells) {
        return of(cells, List.of(Axis.values()));
    }

    /** By some axes, as far as all scored cells have them. */
    public static Pareto of(List<CellSummary> cells, List<Axis> wanted) {
        List<Integer> scored = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).passRate().isPresent()) {
                scored.add(i);
            }
        }
        if (scored.size() < 2) {
            return new Pareto(List.of(), new TreeSet<>());
        }
        List<Axis> axes = wanted.stream()
                .filter(axis ->
                        scored.stream().allMatch(i -> axis.of(cells.get(i)).isPresent()))
                .toList();
        SortedSet<Integer> front = scored.stream()
                .filter(i -> scored.stream().noneMatch(j -> beats(cells.get(j), cells.get(i), axes)))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Pareto(axes, front);
    }

    private static boolean beats(CellSummary one, CellSummary other, List<Axis> axes) {
        return axes.stream().allMatch(axis -> axis.compare(one, other) >= 0)
                && axes.stream().anyMatch(axis -> axis.compare(one, other) > 0);
    }

    /** {@code pass rate, cost and p95 latency}; empty where nothing is compared. */
    public String words() {
        List<String> words = axes.stream().map(Axis::words).toList();
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }
}
