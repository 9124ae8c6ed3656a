package io.github.promptgate.reports.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * A text table: the first column names the rows, the others are set right; too many columns continue below, the first
 * one repeated.
 */
final class Columns {

    private static final int WIDEST = 118;
    private static final String GAP = "   ";

    private final List<List<String>> columns = new ArrayList<>();

    /** @param column its head, then one text per row */
    void add(List<String> column) {
        columns.add(List.copyOf(column));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int from = 1;
        while (from < columns.size()) {
            int to = blockEnd(from);
            if (from > 1) {
                lines.add("");
            }
            lines.addAll(block(from, to));
            from = to;
        }
        return lines;
    }

    private int blockEnd(int from) {
        int used = width(0);
        int to = from;
        while (to < columns.size()) {
            used += GAP.length() + width(to);
            if (used > WIDEST && to > from) {
                return to;
            }
            to++;
        }
        return to;
    }

    private List<String> block(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < columns.get(0).size(); row++) {
            StringBuilder line = new StringBuilder(padded(0, row));
            for (int column = from; column < to; column++) {
                String text = columns.get(column).get(row);
                line.append(GAP)
                        .append(" ".repeat(width(column) - length(text)))
                        .append(text);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private String padded(int column, int row) {
        String text = columns.get(column).get(row);
        return text + " ".repeat(width(column) - length(text));
    }

    private int width(int column) {
        return columns.get(column).stream().mapToInt(Columns::length).max().orElse(0);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
