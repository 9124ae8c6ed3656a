package io.github.promptgate.script;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Node;
import java.util.Map;
import java.util.SortedSet;

/**
 * A compiled template. Plain {@code {{ name }}} is substituted directly; anything else is rendered by nunjucks on
 * Rhino with a deadline. Thread-safe. A value is never rendered again.
 */
public final class Template {

    private Template() {}

    /**
     * Compiles.
     *
     * @param where where the text starts in its file
     * @throws ProblemException PROMPT-002 with the line of the error
     */
    public static Template parse(String text, Where where) {
        throw new IllegalStateException("stub");
    }

    /**
     * Renders. Texts stand as they are, other scalars as JSON, lists and maps as compact JSON when printed whole.
     *
     * @throws UndefinedVariableException for a name that the values lack (also a missing member, {@code {{ a.b }}})
     * @throws ProblemException PROMPT-005 when rendering fails or does not end within its limit
     */
    public String render(Map<String, Node> values) {
        throw new IllegalStateException("stub");
    }

    /** The root names that the template reads, without those that it sets itself. */
    public SortedSet<String> variables() {
        throw new IllegalStateException("stub");
    }

    /** True when there is nothing to fill in. */
    public boolean isConstant() {
        return variables().isEmpty();
    }
}
