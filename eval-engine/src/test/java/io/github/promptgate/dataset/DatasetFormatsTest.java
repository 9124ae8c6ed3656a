package io.github.promptgate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFormatsTest {

    private static final String CSV_FIX =
            "write a double quote inside a quoted field twice, and close each quoted field";

    @TempDir
    Path path;

    private SuiteFolder folder() {
        return new SuiteFolder(path);
    }

    @Test
    void csv_follows_rfc_4180_and_each_case_knows_the_line_of_its_row() {
        List<EvalCase> cases = folder().with("cases.csv", """
                        \uFEFFid,question,expected\r
                        a,"Say ""hi"",\r
                        please
                        ?",hi\r
                        \r
                        b, spaced ,\r
                        c,"\u00e4","x,y"\
                        """).cases();

        assertThat(cases).extracting(EvalCase::id).containsExactly("a", "b", "c");
        assertThat(cases)
                .extracting(c -> c.ref().where())
                .containsExactly(
                        new Where("cases.csv", 2, 0), new Where("cases.csv", 6, 0), new Where("cases.csv", 7, 0));
        assertThat(cases)
                .extracting(EvalCase::question)
                .containsExactly("Say \"hi\",\r\nplease\n?", " spaced ", "\u00e4");
        assertThat(cases.get(1).expected()).isEmpty();
        assertThat(cases.get(1).variables())
                .hasEntrySatisfying(
                        "expected", value -> assertThat(value.asText()).isEmpty());
        assertThat(cases.get(2).expected()).contains("x,y");
        assertThat(cases.get(0).variables().keySet()).containsExactly("id", "question", "expected");
    }

    @Test
    void malformed_headers_are_told() {
        assertThat(folder().with("cases.csv", "").told())
                .containsExactly("cases.csv:1 DATA-002 malformed header: the file is empty"
                        + " / write the names of the columns, such as id,question,expected");
        assertThat(folder().with("cases.csv", "id,,question\n1,2,3\n").told())
                .containsExactly("cases.csv:1 DATA-002 malformed header: column 2 has no name / name it or remove it");
        assertThat(folder().with("cases.csv", "id,question, id\n1,2,3\n").told())
                .containsExactly("cases.csv:1 DATA-002 malformed header: columns 1 and 3 are both \"id\""
                        + " / rename one of them");
        assertThat(folder().with("cases.csv", "id;question\n1;2\n").told())
                .containsExactly("cases.csv:1 DATA-002 malformed header: there is one column, \"id;question\""
                        + " / separate columns by commas");
    }

    @Test
    void a_column_to_split_that_the_file_lacks_is_told_with_the_nearest() {
        SuiteFolder folder = folder().with(
                        "cases.csv", "id,contexts\n1,a|b\n".getBytes(StandardCharsets.UTF_8), Map.of("context", "|"));

        assertThat(folder.told())
                .containsExactly("s.suite.yaml:9:12 DATA-002 unknown column \"context\" / did you mean \"contexts\"?");
    }

    @Test
    void every_ragged_row_is_told_with_its_line() {
        assertThat(folder().with("cases.csv", "id,question\n1,\"a\nb\"\n2\n3,x,y\n4,z\n")
                        .told())
                .containsExactly(
                        "cases.csv:4 DATA-001 the row has 1 field, the header has 2 / check commas, and put fields"
                                + " that hold a comma, quote or line break into double quotes",
                        "cases.csv:5 DATA-001 the row has 3 fields, the header has 2 / check commas, and put fields"
                                + " that hold a comma, quote or line break into double quotes");
    }

    @Test
    void broken_quotes_are_told_with_the_line_of_their_row() {
        assertThat(folder().with("cases.csv", "id,question\n1,a\n2,\"b\nc\n").told())
                .containsExactly("cases.csv:3 DATA-001 a quoted field of this row is never closed / " + CSV_FIX);
        assertThat(folder().with("cases.csv", "id,question\n1,a\n2,\"b\" c\n3,d\n")
                        .told())
                .containsExactly("cases.csv:3 DATA-001 text follows the closing quote of a field / " + CSV_FIX);
    }

    @Test
    void a_file_that_is_not_utf_8_is_told_with_the_line() {
        byte[] latin = "id,question\n1,a\n2,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(folder().with("cases.csv", latin, Map.of()).problems())
                .extracting(p -> p.where() + " " + p.code())
                .containsExactly("cases.csv:3 SOURCE_002");
        assertThat(folder().with("cases.jsonl", latin, Map.of()).problems())
                .extracting(p -> p.where() + " " + p.code())
                .contains("cases.jsonl:3 SOURCE_002");
    }

    @Test
    void json_jsonl_and_yaml_give_the_same_cases_and_digest_as_csv() {
        Dataset csv = folder().with("a.csv", "id,question,expected,n,contexts\nx,Q?,,5,\"[\"\"c\"\",\"\"d\"\"]\"\n")
                .open();
        Dataset json = folder().with(
                        "a.json", "[\n  {\"n\": 5, \"question\": \"Q?\", \"id\": \"x\", \"contexts\": [\"c\", \"d\"]}]")
                .open();
        Dataset lines = folder().with(
                        "a.jsonl",
                        "\n{\"id\":\"x\",\"expected\":null,\"contexts\":[\"c\",\"d\"],\"n\":5,\"question\":\"Q?\"}\r\n\n")
                .open();
        Dataset yaml = folder().with("a.yaml", "- id: x\n  question: Q?\n  contexts: [c, d]\n  n: 5\n")
                .open();

        assertThat(List.of(csv.digest(), json.digest(), lines.digest(), yaml.digest()))
                .containsOnly(csv.digest());
        assertThat(csv.digest()).matches("[0-9a-f]{64}");
        assertThat(Stream.of(csv, json, lines, yaml)
                        .map(d -> d.refs().get(0).where().toString()))
                .containsExactly("a.csv:2", "a.json:2:3", "a.jsonl:2:1", "a.yaml:1:3");
    }

    @Test
    void the_digest_follows_the_content() {
        String one = folder().with("a.jsonl", "{\"question\":\"a\"}").open().digest();

        assertThat(folder().with("a.jsonl", "{\"question\":\"b\"}").open().digest())
                .isNotEqualTo(one);
        assertThat(folder().with("a.jsonl", "{\"input\":\"a\"}").open().digest())
                .isNotEqualTo(one);
        assertThat(folder().with("a.jsonl", "{\"question\":[\"a\"]}\n").problems())
                .isNotEmpty();
    }

    @Test
    void malformed_json_lines_are_all_told() {
        assertThat(folder().with("a.jsonl", "{\"q\": 1}\n{\"q\": }\n[1]\n{}\n{\"q\": 2}\n")
                        .problems())
                .extracting(p -> p.where() + " " + p.code() + " " + p.what())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("a.jsonl:2:7 SOURCE_004 malformed JSON"),
                        second -> assertThat(second).isEqualTo("a.jsonl:3:1 DATA_001 a case is a map, not a list"),
                        third -> assertThat(third).isEqualTo("a.jsonl:4:1 DATA_001 the case is empty"));
    }

    @Test
    void a_tree_that_is_no_list_of_maps_is_told() {
        assertThat(folder().with("a.json", "{\"cases\": []}").told())
                .containsExactly("a.json:1:1 DATA-001 the file holds a map, not a list of cases"
                        + " / write a list of maps, one for each case");
        assertThat(folder().with("a.yaml", "- q: 1\n- word\n").told())
                .containsExactly("a.yaml:2:3 DATA-001 a case is a map, not a text"
                        + " / write fields and their values, such as question: \"...\"");
    }

    @Test
    void an_unknown_ending_is_told() {
        assertThat(folder().with("a.xlsx", "x").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("the format of a.xlsx is not known by its ending");
            assertThat(problem.known()).contains(".csv", ".jsonl");
        });
    }

    @Test
    void files_and_patterns_give_cases_in_order() {
        SuiteFolder folder = folder().with("data/b.csv", "id\nb1\nb2\n").with("data/a.jsonl", "{\"id\": \"a1\"}\n");
        Dataset dataset = new SuiteFolder(path).asking("data/*", Map.of()).open();

        assertThat(folder.cases()).extracting(EvalCase::id).containsExactly("b1", "b2", "a1");
        assertThat(dataset.refs()).extracting(r -> r.id()).containsExactly("a1", "b1", "b2");
    }

    @Test
    void no_cases_are_a_problem() {
        assertThat(folder().with("a.csv", "id,question\n").with("b.json", "[]").told())
                .containsExactly("s.suite.yaml:9:12 DATA-004 no cases in a.csv, b.json / add at least one case");
        assertThat(folder().told())
                .containsExactly("s.suite.yaml:1:1 DATA-004 the suite names no dataset / add dataset: cases.csv");
        assertThat(folder().asking("no/*.csv", Map.of()).problems())
                .extracting(p -> p.code().id())
                .containsExactly("SOURCE-005");
    }

    @Test
    void of_many_problems_the_first_are_told_and_the_rest_counted() {
        String rows = IntStream.range(0, 50).mapToObj(i -> i + ",x").collect(Collectors.joining("\n", "id\n", "\n"));

        List<String> told = folder().with("a.csv", rows).told();

        assertThat(told).hasSize(21);
        assertThat(told.get(0)).startsWith("a.csv:2 DATA-001 the row has 2 fields, the header has 1");
        assertThat(told.get(20)).contains("a.csv:22", "the header has 1 (and 29 more problems after this one)");
    }

    @Test
    void cases_are_streamed_anew_at_each_call() {
        Dataset dataset = folder().with("a.csv", "id\na\nb\n").open();

        assertThat(dataset.cases().map(EvalCase::id)).containsExactly("a", "b");
        assertThat(dataset.cases().limit(1).map(EvalCase::id)).containsExactly("a");
        assertThat(dataset.cases().map(EvalCase::ref)).isEqualTo(dataset.refs());
    }

    @Test
    void a_file_that_changed_after_the_check_is_told() throws IOException {
        Dataset dataset = folder().with("a.csv", "id\na\nb\n").open();
        Files.writeString(path.resolve("a.csv"), "id\na\nc\n");

        assertThatThrownBy(() -> dataset.cases().toList())
                .isInstanceOf(ProblemException.class)
                .hasMessage("a.csv:3 DATA-001 the file changed after it was checked");
    }
}
