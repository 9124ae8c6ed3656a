package io.github.promptgate.score.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.source.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReplyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            so {"a": 1} and {"b": 2}          | {"a":1}
            {not json} but {"a": [1]} is      | {"a":[1]}
            {"open": {"a": 1}                 | {"a":1}
            a "quote { and {"a": "}{"} there  | {"a":"}{"}
            {"a": "\\"}"}                     | {"a":"\\"}"}
            [1, {"a": 2}]                     | [1,{"a":2}]
            see [note] then [1]               | [1]
            """)
    void the_first_value_inside_prose_is_found(String text, String json) {
        assertThat(JsonReply.first(text, "{[").value().map(Node::asText)).contains(json);
    }

    @Test
    void what_never_closes_is_not_found() {
        assertThat(JsonReply.first("{\"a\": \"", "{[").error())
                .isEqualTo("the reply holds no JSON that starts with one of {[");
        assertThat(JsonReply.first("{\"a\\", "{[").value()).isEmpty();
        assertThat(JsonReply.first("no brackets", "{[").value()).isEmpty();
    }

    @Test
    void a_bracket_closes_where_json_says_so() {
        assertThat(Brackets.end("{\"}\": [1]} x", 0)).isEqualTo(10);
        assertThat(Brackets.end("x [1] y", 2)).isEqualTo(5);
        assertThat(Brackets.end("{[}", 0)).isEqualTo(-1);
        assertThat(Brackets.end("{\"", 0)).isEqualTo(-1);
    }

    @Test
    void an_error_says_line_and_column() {
        assertThat(JsonReply.whole("{\"a\": 1}\nx").error()).contains("(line 2, column ");
        assertThat(JsonReply.whole("").error()).isEqualTo("malformed JSON: there is no value (line 1, column 1)");
    }
}
