package io.github.promptgate.reports.junit;

import java.util.List;

/** A testsuite; its name is the class name of its tests too, so that servers tell equal cases of two cells apart. */
record TestGroup(String name, List<TestLine> lines) {

    TestGroup {
        lines = List.copyOf(lines);
    }

    long count(TestLine.End end) {
        return lines.stream().filter(line -> line.end() == end).count();
    }

    long millis() {
        return lines.stream().mapToLong(TestLine::millis).sum();
    }
}
