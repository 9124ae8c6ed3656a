package io.github.promptgate.prompt;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import java.util.List;

/**
 * A prompt as its file says it, before its keys are read.
 *
 * @param id already settled: given by the suite, by the file, or the file's stem
 * @param keys {@code version}, {@code parameters}, {@code tools}, {@code response-format}
 */
record PromptDraft(String id, Where where, List<PromptMessage> messages, MapNode keys) {
    PromptDraft {
        messages = List.copyOf(messages);
    }
}
