package io.github.promptgate.reports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.record.Cell;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsCsvTest {

    private static final String COLUMNS =
            "case,file,line,tags,cell,prompt,model,parameters,revision,sample,state,cost_usd,"
                    + "judge_usd,latency_ms,input_tokens,output_tokens,origin,attempts,answered_by,why,answer";

    @Test
    void each_trial_is_a_row_under_the_documented_columns() throws IOException {
        String csv = csv(Fixture.failed());

        assertThat(csv).startsWith(COLUMNS + ",metric:contains,metric:faithfulness,metric:tone\r\n");
        List<CSVRecord> rows = rows(csv);
        assertThat(rows).hasSize(32).allSatisfy(row -> assertThat(row.size()).isEqualTo(24));
        CSVRecord missed = rows.get(2);
        assertThat(missed.get("case")).isEqualTo("refund-017");
        assertThat(missed.get("cell")).isEqualTo("careless@small");
        assertThat(missed.get("state")).isEqualTo("failed");
        assertThat(missed.get("cost_usd")).isEqualTo("0.0015");
        assertThat(missed.get("latency_ms")).isEqualTo("600");
        assertThat(missed.get("metric:faithfulness")).isEqualTo("0.5");
        assertThat(missed.get("answer")).isEqualTo("Hardware goes back within 60 days.");
    }

    @Test
    void what_has_no_value_says_why_and_is_never_0() throws IOException {
        List<CSVRecord> rows = rows(csv(Fixture.failed()));

        assertThat(rows).filteredOn(row -> row.get("case").equals("refused")).allSatisfy(row -> {
            assertThat(row.get("metric:tone")).isEqualTo("n/a");
            assertThat(row.get("cost_usd")).isEmpty();
        });
        assertThat(rows)
                .filteredOn(row -> row.get("state").equals("unscored"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("metric:faithfulness")).isEqualTo("unscored"));
    }

    @Test
    void a_long_answer_is_cut_with_its_count_and_invisible_characters_are_marks() throws IOException {
        List<CSVRecord> rows = rows(csv(Fixture.failed()));

        assertThat(rows)
                .filteredOn(row -> row.get("case").equals("big"))
                .first()
                .satisfies(row ->
                        assertThat(row.get("answer")).hasSizeLessThan(4_100).endsWith("... (+1044576 characters)"));
        assertThat(rows.get(6).get("answer")).contains("<U+202E>", "<U+0000>", "<U+D800>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil\")",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\n=1",
                "\uFF1D1+1"
            })
    void no_spreadsheet_takes_an_answer_for_a_formula(String hostile) throws IOException {
        List<CSVRecord> rows = rows(csv(of(hostile)));

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("answer")).isEqualTo("'" + hostile);
        assertThat(rows.get(0).get("case")).isEqualTo("'" + hostile);
    }

    @Test
    void a_run_that_was_none_has_the_columns_alone() throws IOException {
        assertThat(csv(Fixture.badInput())).isEqualTo(COLUMNS + "\r\n");
    }

    private static EvalOutcome of(String hostile) {
        EvalOutcome passed = Fixture.passed();
        return Outcomes.of(
                "refunds",
                passed.folder(),
                passed.exitCode(),
                Optional.of(Fixture.record(
                        List.of(new Cell("grounded", "small")),
                        1,
                        1,
                        List.of(Fixture.plain(hostile, 0, 0, hostile, Fixture.held())))),
                passed.verdict());
    }

    private static String csv(EvalOutcome outcome) throws IOException {
        StringWriter out = new StringWriter();
        ResultsCsv.write(new ReportInput(outcome, Optional.empty(), Links.none()), out);
        return out.toString();
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(csv), format)) {
            return parser.getRecords();
        }
    }
}
