package io.github.promptgate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTextTest {

    @Test
    void every_key_and_value_knows_its_line_and_column() {
        MapNode map = (MapNode) YamlText.read("a: 1\nlist:\n  - x\n  - {k: true}\n", "s.yaml");

        assertThat(map.entry("list").orElseThrow().keyWhere()).isEqualTo(new Where("s.yaml", 2, 1));
        ListNode list = (ListNode) map.get("list").orElseThrow();
        assertThat(list.items().get(0).where()).isEqualTo(new Where("s.yaml", 3, 5));
        MapNode inner = (MapNode) list.items().get(1);
        assertThat(inner.get("k").orElseThrow().where()).isEqualTo(new Where("s.yaml", 4, 9));
    }

    @Test
    void a_text_that_starts_later_in_its_file_counts_from_there() {
        assertThat(YamlText.read("a: 1", "p.md", 2).where()).isEqualTo(new Where("p.md", 2, 1));
    }

    @Test
    void yaml_1_2_leaves_words_and_versions_as_texts() {
        MapNode map =
                (MapNode) YamlText.read("a: no\nb: on\nc: 010\nd: 1.10\ne: .inf\nf: ''\ng:\nh: true\ni: 1_0\n", "s");

        assertThat(map.entries())
                .extracting(e -> e.value().kindName() + " " + e.value().asText())
                .containsExactly(
                        "text no",
                        "text on",
                        "text 010",
                        "number 1.10",
                        "text .inf",
                        "text ",
                        "null null",
                        "true/false true",
                        "text 1_0");
    }

    @Test
    void all_duplicate_keys_are_told_at_once() {
        assertThat(problems("a: 1\na: 2\nb: {c: 1, c: 2}\n"))
                .containsExactly(
                        new Problem(
                                ProblemCode.SUITE_002,
                                new Where("s.yaml", 2, 1),
                                "duplicate key \"a\", first in line 1",
                                "keep one of them"),
                        new Problem(
                                ProblemCode.SUITE_002,
                                new Where("s.yaml", 3, 11),
                                "duplicate key \"c\", first in line 3",
                                "keep one of them"));
    }

    @Test
    void a_tab_is_told_as_a_tab() {
        Problem problem = problems("a:\n\tb: 1\n").get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.SOURCE_004);
        assertThat(problem.where()).isEqualTo(new Where("s.yaml", 2, 1));
        assertThat(problem.fix()).isEqualTo("indent with spaces, not tabs");
    }

    @Test
    void an_empty_document_and_two_documents_are_refused() {
        assertThat(problems("").get(0).what()).isEqualTo("malformed YAML: the document is empty");
        assertThat(problems("a: 1\n---\nb: 2\n").get(0).code()).isEqualTo(ProblemCode.SOURCE_004);
    }

    @Test
    void json_lines_are_refused_where_the_second_line_begins() {
        Problem second = problems("{\"a\": 1}\n{\"b\": 2}\n").get(0);

        assertThat(second.what())
                .startsWith("malformed YAML: expected '<document start>'")
                .doesNotContain("null");
        assertThat(second.where().line()).isEqualTo(2);
    }

    @Test
    void a_key_that_is_no_text_is_refused() {
        assertThat(problems("{a: b}: 1\n").get(0).what()).isEqualTo("malformed YAML: a key must be a text");
    }

    @Test
    void aliases_that_multiply_end_in_a_problem() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append("*a%d, ".formatted(i - 1).repeat(9))
                    .append("*a%d]\n".formatted(i - 1));
        }

        assertThat(problems(bomb.toString()).get(0).what()).startsWith("malformed YAML: more than");
    }

    @Test
    void an_anchor_that_holds_itself_ends_in_a_problem() {
        assertThat(problems("a: &a [*a]\n").get(0).code()).isEqualTo(ProblemCode.SOURCE_004);
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(ProblemException.class, () -> YamlText.read(text, "s.yaml"))
                .problems();
    }
}
