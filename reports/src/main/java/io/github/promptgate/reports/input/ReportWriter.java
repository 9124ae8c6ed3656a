package io.github.promptgate.reports.input;

import java.io.IOException;
import java.io.Writer;

/** Writes one file of a format: the same input, the same characters. It never closes the writer. */
@FunctionalInterface
public interface ReportWriter {

    void write(ReportInput input, Writer out) throws IOException;
}
