package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import java.util.Optional;

/** A prompt as the suite asks for it. */
public sealed interface PromptSpec {

    Where where();

    /**
     * A file, or several by a pattern.
     *
     * @param id given id; empty to take the file's stem
     */
    record InFile(Optional<String> id, String file, Where where) implements PromptSpec {}

    /**
     * Messages in the suite itself.
     *
     * @param messages as written: a list of {@code role: text}
     * @param rest {@code version}, {@code description}, {@code parameters}, {@code tools}, {@code response-format}
     */
    record Inline(String id, ListNode messages, MapNode rest, Where where) implements PromptSpec {}
}
