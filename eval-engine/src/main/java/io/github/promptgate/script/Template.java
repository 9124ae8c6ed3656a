package io.github.promptgate.script;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Node;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;

/**
 * A compiled template. Plain {@code {{ name }}} is substituted directly; anything else is rendered by nunjucks on
 * Rhino, for at most two seconds and ten million characters. Thread-safe. A value is never rendered again.
 *
 * <p>A name without a value is an error wherever the template reads it, but under {@code is defined} and before
 * {@code | default(...)}. Tags that load other templates, and the filter {@code random}, do not exist here.
 */
public final class Template {

    /** How the lines of a template's text stand in its file. */
    public enum Layout {
        /** Line by line: places inside the text are counted. */
        AS_IN_FILE,
        /** Folded or escaped by YAML or JSON: every place is the place of the text. */
        REFLOWED
    }

    /** One of the two ways to render. */
    sealed interface Body permits PlainTemplate, NunjucksTemplate {
        String render(Map<String, Node> values);

        SortedSet<String> variables();

        SortedSet<String> required();

        Where place(String variable);
    }

    private final Origin origin;
    private final Body body;

    private Template(Origin origin, Body body) {
        this.origin = origin;
        this.body = body;
    }

    /**
     * Compiles.
     *
     * @param where where the text starts in its file; with column 0, places have a line only
     * @throws ProblemException PROMPT-002 with the line of the error
     */
    public static Template parse(String text, Where where) {
        return parse(text, where, Layout.AS_IN_FILE);
    }

    /** As {@link #parse(String, Where)}, for a text that may have been folded. */
    public static Template parse(String text, Where where, Layout layout) {
        Origin origin = new Origin(text, where, layout);
        return new Template(origin, PlainTemplate.of(origin).orElseGet(() -> new NunjucksTemplate(origin)));
    }

    /** Compiles by nunjucks also what would not need it. */
    static Template byNunjucks(String text, Where where) {
        Origin origin = new Origin(text, where, Layout.AS_IN_FILE);
        return new Template(origin, new NunjucksTemplate(origin));
    }

    /**
     * Renders. Texts stand as they are, other scalars as JSON, lists and maps as compact JSON when printed whole.
     *
     * @throws UndefinedVariableException for a name that the values lack (also a missing member, {@code {{ a.b }}})
     * @throws ProblemException PROMPT-005 when rendering fails or does not end within its limit
     */
    public String render(Map<String, Node> values) {
        return body.render(values);
    }

    /** The root names that the template reads, without those that it sets itself. */
    public SortedSet<String> variables() {
        return Collections.unmodifiableSortedSet(body.variables());
    }

    /** Those of its variables that it reads whatever they hold: without them, no rendering can succeed. */
    public SortedSet<String> required() {
        return Collections.unmodifiableSortedSet(body.required());
    }

    /** Where the template first reads a variable; its start for any other name. */
    public Where place(String variable) {
        return body.place(variable);
    }

    /**
     * Where a line of its text stands in its file.
     *
     * @param line from 0
     */
    public Where line(int line) {
        return origin.at(line, 0);
    }

    /** True when there is nothing to fill in. */
    public boolean isConstant() {
        return variables().isEmpty();
    }

    /** Whether it is rendered without nunjucks. */
    boolean isPlain() {
        return body instanceof PlainTemplate;
    }
}
