package io.github.promptgate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import org.junit.jupiter.api.Test;

class JsonPathQueryTest {

    private static final Node DOCUMENT =
            JsonText.read("{\"a\":[{\"t\":\"x\"},{\"t\":1.50}],\"n\":null,\"b\":true,\"o\":{\"k\":[1]}}", "f");

    @Test
    void values_come_in_document_order() {
        assertThat(JsonText.write(new ListNode(Where.nowhere(), find("$.a[*].t"))))
                .isEqualTo("[\"x\",1.50]");
        assertThat(JsonText.write(find("$.o").get(0))).isEqualTo("{\"k\":[1]}");
        assertThat(find("$.b").get(0).asText()).isEqualTo("true");
    }

    @Test
    void nothing_there_is_an_empty_list() {
        assertThat(find("$.missing")).isEmpty();
        assertThat(find("$.a[7].t")).isEmpty();
        assertThat(JsonPathQuery.compile("$.x", Where.nowhere()).find(JsonText.read("null", "f")))
                .isEmpty();
    }

    @Test
    void a_malformed_path_is_a_problem() {
        Problem problem = catchThrowableOfType(
                        ProblemException.class, () -> JsonPathQuery.compile("$.[", new Where("s", 1, 2)))
                .problems()
                .get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.SUITE_013);
        assertThat(problem.what()).startsWith("malformed JSONPath \"$.[\"");
    }

    private static java.util.List<Node> find(String path) {
        return JsonPathQuery.compile(path, Where.nowhere()).find(DOCUMENT);
    }
}
