package io.github.promptgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Cell;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.suite.Options;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static Options options(String json) {
        return new Options((MapNode) JsonText.read(json, "x"));
    }

    @Test
    void the_axis_wins_over_the_model_and_the_model_over_the_prompt() {
        Cell cell = new Cell("p", "m", new TreeMap<>(Map.of("temperature", "0.7", "stop", "[\"a\"]")));

        Options merged = Parameters.merged(
                options("{\"temperature\":0,\"seed\":1,\"top-p\":0.5}"), options("{\"seed\":2,\"stop\":\"b\"}"), cell);

        assertThat(JsonText.write(merged.map()))
                .isEqualTo("{\"temperature\":0.7,\"seed\":2,\"top-p\":0.5,\"stop\":[\"a\"]}");
    }

    @Test
    void nothing_asked_is_nothing_sent() {
        assertThat(Parameters.merged(options("{}"), options("{}"), new Cell("p", "m"))
                        .map()
                        .size())
                .isZero();
    }
}
