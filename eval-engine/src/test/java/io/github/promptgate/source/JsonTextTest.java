package io.github.promptgate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"b\":1,\"a\":[true,null,\"ü\\n\",-1.50e3]}", "\"x\"", "[]", "{}", "12345678901234567890.5"})
    void what_is_read_is_written_as_it_was(String json) {
        assertThat(JsonText.write(JsonText.read(json, "f"))).isEqualTo(json);
    }

    @Test
    void values_know_line_and_column() {
        MapNode map = (MapNode) JsonText.read("{\n  \"a\": 1}", "f.jsonl", 7);

        assertThat(map.where()).isEqualTo(new Where("f.jsonl", 7, 1));
        assertThat(map.entry("a").orElseThrow().keyWhere()).isEqualTo(new Where("f.jsonl", 8, 3));
        assertThat(map.get("a").orElseThrow().where()).isEqualTo(new Where("f.jsonl", 8, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{", "{\"a\":1,}", "{\"a\":1} x", "[1 2]", "{a:1}", "// c\n1", "NaN", "'x'"})
    void anything_but_one_strict_value_is_refused(String text) {
        assertThat(problem(text).code()).isEqualTo(ProblemCode.SOURCE_004);
    }

    @Test
    void a_duplicate_key_is_told_with_its_place() {
        assertThat(problem("{\"a\":1,\n\"a\":2}"))
                .isEqualTo(new Problem(
                        ProblemCode.SOURCE_004,
                        new Where("f", 2, 1),
                        "malformed JSON: duplicate key \"a\"",
                        "keep one of them"));
    }

    @Test
    void a_deep_nest_is_a_problem_and_no_crash() {
        assertThat(problem("[".repeat(100_000)).code()).isEqualTo(ProblemCode.SOURCE_004);
    }

    @Test
    void equality_is_that_of_json() {
        assertThat(JsonText.read("{\"a\":1.0,\"b\":[1]}", "f").sameValue(JsonText.read("{\"b\":[1],\"a\":1}", "g")))
                .isTrue();
        assertThat(JsonText.read("[1,2]", "f").sameValue(JsonText.read("[2,1]", "f")))
                .isFalse();
        assertThat(JsonText.read("\"1\"", "f").sameValue(JsonText.read("1", "f")))
                .isFalse();
        assertThat(JsonText.read("{\"a\":1}", "f").sameValue(JsonText.read("{\"b\":1}", "f")))
                .isFalse();
    }

    @Test
    void values_of_a_file_come_one_by_one_until_one_is_malformed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("r.jsonl"), "{\"a\":1}\n{\"a\":[2]}\n{\"a\":}\n");
        List<String> read = new ArrayList<>();

        try (Stream<Node> values = JsonText.stream(file, "r.jsonl")) {
            ProblemException found = catchThrowableOfType(
                    ProblemException.class, () -> values.forEach(value -> read.add(JsonText.write(value))));
            assertThat(found.problems().get(0).where().line()).isEqualTo(3);
        }

        assertThat(read).containsExactly("{\"a\":1}", "{\"a\":[2]}");
    }

    private static Problem problem(String text) {
        return catchThrowableOfType(ProblemException.class, () -> JsonText.read(text, "f"))
                .problems()
                .get(0);
    }
}
