package io.github.promptgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.summary.History;
import io.github.promptgate.reports.summary.HistoryJson;
import io.github.promptgate.suite.ReportFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    @TempDir
    Path folder;

    @Test
    void a_run_is_added_once_however_often_its_report_is_written() throws Exception {
        write();
        String first = Files.readString(file());
        String page = Files.readString(folder.resolve("report.html"));
        write();

        assertThat(first).hasLineCount(1).endsWith("\n");
        assertThat(Files.readString(file())).isEqualTo(first);
        assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo(page);
    }

    @Test
    void what_is_kept_of_a_run_is_read_as_it_was() throws Exception {
        write();
        History history = HistoryFile.in(folder).history();

        assertThat(history.notes()).isEmpty();
        History.Run run = history.runs().get(0);
        assertThat(HistoryJson.read(HistoryJson.line(run))).hasValue(run);
        assertThat(run.word()).isEqualTo("FAILED");
        assertThat(run.broken()).isEqualTo(2);
        assertThat(run.figures().interval().orElseThrow().lower()).isEqualTo(.69);
    }

    @Test
    void damaged_and_foreign_lines_are_left_as_they_are_and_told() throws Exception {
        String foreign = "{\"promptgateHistory\":\"2\",\"key\":\"x\"}\n";
        Files.writeString(file(), "{\"torn\n" + foreign + "\n[1]\n<script>alert(1)</script>");
        write();

        assertThat(Files.readString(file())).startsWith("{\"torn\n" + foreign).hasLineCount(6);
        assertThat(Jsoup.parse(Files.readString(folder.resolve("report.html")))
                        .select("#tab-trend .notice")
                        .eachText())
                .first()
                .isEqualTo("Of history.jsonl 4 lines, the first 1, are damaged or of another program, and left out.");
    }

    @Test
    void a_history_that_cannot_be_read_fails_no_run() throws Exception {
        Files.createDirectories(file());
        write();

        assertThat(Jsoup.parse(Files.readString(folder.resolve("report.html")))
                        .select("#tab-trend .notice")
                        .eachText())
                .first()
                .isEqualTo("history.jsonl is no file, or a very large one, and was not read.");
        assertThat(file()).isDirectory();
    }

    @Test
    void a_run_that_decided_nothing_adds_nothing() {
        Reports.of(at(Fixture.badInput()), 10).write(EnumSet.of(ReportFormat.HTML));

        assertThat(file()).doesNotExist();
    }

    private void write() {
        Reports.of(at(Compared.failed()), 10).write(EnumSet.of(ReportFormat.HTML));
    }

    private Path file() {
        return folder.resolve(HistoryFile.NAME);
    }

    private EvalOutcome at(EvalOutcome outcome) {
        return Outcomes.at(outcome, folder);
    }

    @Test
    void lines_with_numbers_that_cannot_be_are_damaged() throws Exception {
        write();
        String line = Files.readString(file()).strip();

        assertThat(List.of(
                        line.replaceFirst("\"passRate\":[^,]*", "\"passRate\":1.5"),
                        line.replaceFirst("\"passRate\":[^,]*", "\"passRate\":\"NaN\""),
                        line.replaceFirst("\"trials\":[^,]*", "\"trials\":-1"),
                        line.replaceFirst("\"startedAt\":\"[^\"]*", "\"startedAt\":\"yesterday"),
                        line.replaceFirst("\"suite\":\"[^\"]*\"", "\"suite\":{}"),
                        line + line))
                .allSatisfy(damaged -> assertThat(HistoryJson.read(damaged)).isEmpty());
    }
}
