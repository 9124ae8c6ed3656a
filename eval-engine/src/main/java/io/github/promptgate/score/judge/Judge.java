package io.github.promptgate.score.judge;

import io.github.promptgate.source.MapNode;
import java.util.Map;

/** A judge bound to one trial and one scorer. */
public interface Judge {

    /**
     * Asks one question and reads the reply as JSON that fits the schema, with one bounded repair.
     *
     * @param step name of the step, known to mock models
     * @param template resource name of the judge prompt
     * @param values what fills the prompt; untrusted text is fenced by the caller
     * @param schema JSON Schema of the reply
     * @param maxTokens token limit of the reply
     */
    Judgement ask(String step, String template, Map<String, String> values, MapNode schema, int maxTokens);
}
