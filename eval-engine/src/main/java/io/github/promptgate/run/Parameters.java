package io.github.promptgate.run;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Cell;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/** Merges what the prompt, the model and the suite's extra axis ask of a model: the axis wins, then the model. */
public final class Parameters {

    private Parameters() {}

    /**
     * What is sent.
     *
     * @param cell its axis values as JSON texts
     */
    public static Options merged(Options prompt, Options model, Cell cell) {
        Map<String, Node> merged = new LinkedHashMap<>();
        prompt.map().entries().forEach(entry -> merged.put(entry.key(), entry.value()));
        model.map().entries().forEach(entry -> merged.put(entry.key(), entry.value()));
        cell.parameters().forEach((name, json) -> merged.put(name, JsonText.read(json, "")));
        return new Options(MapNode.of(Where.nowhere(), merged));
    }
}
