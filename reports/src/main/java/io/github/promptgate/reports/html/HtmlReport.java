package io.github.promptgate.reports.html;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.summary.Headline;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes {@code report.html}: one file that opens from disk and requests nothing. Trials are streamed; those that
 * failed or are unscored come first.
 */
public final class HtmlReport {

    /** Above so many trials, passed ones are left to the record. */
    static final long MOST_TRIALS = 2_000;

    private HtmlReport() {}

    /**
     * Streams the page.
     *
     * @param summary of the outcome's record
     */
    public static void write(EvalOutcome outcome, Optional<RunSummary> summary, Writer out) throws IOException {
        write(new PageBuilder(outcome, summary, MOST_TRIALS), outcome, out);
    }

    /** Writes a page of nothing to nowhere: what the first page reads and loads is there for the next. */
    public static void prepare() {
        EvalOutcome nothing =
                new EvalOutcome("", Path.of(""), ExitCode.BAD_INPUT, List.of(), Optional.empty(), Optional.empty());
        try {
            write(nothing, Optional.empty(), Writer.nullWriter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(PageBuilder builder, EvalOutcome outcome, Writer out) throws IOException {
        String title =
                Headline.of(outcome).word() + " \u00B7 " + VisibleText.line(outcome.suite()) + " \u00B7 PromptGate";
        try (Stream<TrialRecord> once = trials(outcome);
                Stream<TrialRecord> again = trials(outcome)) {
            PageTemplate.write(builder.page(PageTemplate.frame(title), once.iterator(), again.iterator()), out);
        }
    }

    private static Stream<TrialRecord> trials(EvalOutcome outcome) {
        return outcome.record()
                .map(record -> record.trials().map(TrialRecord::shown))
                .orElse(Stream.empty());
    }
}
