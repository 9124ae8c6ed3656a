package io.github.promptgate.reports.tests;

import io.github.promptgate.record.Cell;
import io.github.promptgate.reports.text.Cut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tests that belong together: the rules, the cases of a cell, or the cells.
 *
 * @param name the suite's, a dot, and the part; so that servers tell equal cases of two cells apart
 * @param part {@code rules}, a cell's id, or "cells"
 * @param cell whose cases they are; empty for rules and cells
 */
public record TestGroup(String name, String part, Optional<Cell> cell, List<TestLine> lines) {

    private static final int NAME = 500;
    private static final int NUMBER = 60;

    public TestGroup {
        name = Cut.at(NAME, name).line();
        part = Cut.at(NAME, part).line();
        lines = unique(lines);
    }

    static TestGroup of(String suite, String part, List<TestLine> lines) {
        return new TestGroup(suite + "." + part, part, Optional.empty(), lines);
    }

    static TestGroup of(String suite, Cell cell, List<TestLine> lines) {
        return new TestGroup(suite + "." + cell.id(), cell.id(), Optional.of(cell), lines);
    }

    private static List<TestLine> unique(List<TestLine> lines) {
        Set<String> names = new HashSet<>();
        List<TestLine> told = new ArrayList<>();
        for (TestLine line : lines) {
            String free = line.name();
            for (int i = 2; !names.add(free); i++) {
                free = Cut.at(NAME - NUMBER, line.name()).line() + " #" + i;
            }
            told.add(free.equals(line.name()) ? line : line.named(free));
        }
        return List.copyOf(told);
    }

    /** How many ended so. */
    public long count(TestLine.End end) {
        return lines.stream().filter(line -> line.result().end() == end).count();
    }

    /** That all its calls took. */
    public long millis() {
        return lines.stream().mapToLong(TestLine::millis).sum();
    }
}
