package io.github.promptgate.cli;

import io.github.promptgate.reports.terminal.Color;
import io.github.promptgate.reports.terminal.Line;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;

/** Prints lines as a console shows them. */
record Console(PrintStream stream, Charset charset, Style style) {

    /**
     * How to print.
     *
     * @param least lines below this level are left out
     */
    record Style(Color color, Line.Level least) {

        static Style plain() {
            return new Style(Color.PLAIN, Line.Level.INFO);
        }
    }

    void print(List<Line> lines) {
        lines.forEach(this::print);
    }

    synchronized void print(Line line) {
        if (line.level().compareTo(style.least()) >= 0) {
            stream.println(line.shown(charset, style.color()));
        }
    }
}
