package io.github.promptgate.reports;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.html.HtmlReport;
import io.github.promptgate.reports.summary.RunSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Pages as texts. */
public final class Pages {

    private Pages() {}

    public static String of(EvalOutcome outcome) {
        StringWriter out = new StringWriter();
        try {
            HtmlReport.write(outcome, outcome.record().map(record -> RunSummary.of(record, 10)), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
