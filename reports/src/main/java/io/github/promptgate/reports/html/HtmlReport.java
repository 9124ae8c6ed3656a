package io.github.promptgate.reports.html;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.summary.RunSummary;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** Writes {@code report.html}. */
public final class HtmlReport {

    private HtmlReport() {}

    /** Streams the page. */
    public static void write(EvalOutcome outcome, Optional<RunSummary> summary, Writer out) throws IOException {
        out.write("<!doctype html><title>" + outcome.suite().length() + summary.isPresent() + "</title>");
    }
}
