package io.github.promptgate.reports.html;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.before.BeforeFile;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.Headline;
import io.github.promptgate.reports.text.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes {@code report.html}: one file that opens from disk and requests nothing. Trials are streamed into it, packed in
 * chunks that the page's script reads when they are asked for.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** Streams the page. */
    public static void write(ReportInput input, Writer out) throws IOException {
        write(input, Embedded.Bounds.USUAL, out);
    }

    /** As {@link #write}, for a server on this machine: the page may save labels where it came from, and nowhere else. */
    public static void writeServed(ReportInput input, Writer out) throws IOException {
        write(input, new Shown(Embedded.Bounds.USUAL, PageTemplate.Requests.OWN_SERVER), out);
    }

    /** How much the page holds, and whom its script may ask. */
    private record Shown(Embedded.Bounds bounds, PageTemplate.Requests requests) {}

    /** Writes a page of nothing to nowhere: what the first page reads and loads is there for the next. */
    public static void prepare() {
        EvalOutcome nothing = EvalOutcome.notRun("", Path.of(""), ExitCode.BAD_INPUT, List.of());
        try {
            write(new ReportInput(nothing, Optional.empty(), Links.none()), Writer.nullWriter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(ReportInput input, Embedded.Bounds bounds, Writer out) throws IOException {
        write(input, new Shown(bounds, PageTemplate.Requests.NONE), out);
    }

    private static void write(ReportInput input, Shown shown, Writer out) throws IOException {
        EvalOutcome outcome = input.outcome();
        String title =
                Headline.of(outcome).word() + " \u00B7 " + VisibleText.line(outcome.suite()) + " \u00B7 PromptGate";
        try (Stream<TrialRecord> details =
                        outcome.record().map(RunRecord::trials).orElse(Stream.empty());
                BeforeFile before =
                        BeforeFile.beside(input.runFolder(), outcome.record().map(RunRecord::header))) {
            Iterator<Chunk> chunks = input.summary()
                    .map(run -> PageData.of(input, run, shown.bounds(), details.iterator(), before))
                    .orElse(Collections.emptyIterator());
            PageTemplate.write(new PageBuilder(input).page(PageTemplate.frame(title, shown.requests()), chunks), out);
        }
    }
}
