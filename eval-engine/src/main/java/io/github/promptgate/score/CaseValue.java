package io.github.promptgate.score;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.script.Template;
import io.github.promptgate.script.UndefinedVariableException;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option's value that may depend on the case: a constant, a template over the case's variables, or a tree of them.
 *
 * <p>A text that is one variable and nothing else ({@code "{{ expected }}"}) stands for the variable's own value, so
 * that a list stays a list and a map a map. What a case lacks, holds as null, or holds as an empty text is
 * {@link UnscoredCause#VALUE_MISSING}: every answer contains an empty text, and that would pass.
 */
public final class CaseValue {

    private static final Pattern LONE = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}}");

    private final Node written;
    private final Optional<String> lone;
    private final Map<String, Template> templates;

    private CaseValue(Node written, Optional<String> lone, Map<String, Template> templates) {
        this.written = written;
        this.lone = lone;
        this.templates = templates;
    }

    /**
     * Compiles what stands in the suite.
     *
     * @throws io.github.promptgate.problem.ProblemException PROMPT-002
     */
    public static CaseValue of(Node written) {
        Optional<String> lone = written instanceof ScalarNode scalar ? loneName(scalar) : Optional.empty();
        Map<String, Template> templates = new LinkedHashMap<>();
        if (lone.isEmpty()) {
            compile(written, templates);
        }
        return new CaseValue(written, lone, Collections.unmodifiableMap(templates));
    }

    private static Optional<String> loneName(ScalarNode scalar) {
        Matcher matcher = LONE.matcher(scalar.text());
        return scalar.isText() && matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static void compile(Node node, Map<String, Template> templates) {
        if (node instanceof MapNode map) {
            map.entries().forEach(entry -> compile(entry.value(), templates));
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> compile(item, templates));
        } else if (node instanceof ScalarNode scalar && scalar.isText() && hasHoles(scalar.text())) {
            templates.computeIfAbsent(
                    scalar.text(), text -> Template.parse(text, scalar.where(), Template.Layout.REFLOWED));
        }
    }

    private static boolean hasHoles(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("{#");
    }

    /** Where the suite has it. */
    public Where where() {
        return written.where();
    }

    /** The whole value, where it depends on no case. */
    public Optional<Node> constant() {
        return lone.isEmpty() && templates.isEmpty() ? Optional.of(written) : Optional.empty();
    }

    /** Whether it is one variable and nothing else. */
    public boolean isLone() {
        return lone.isPresent();
    }

    /** Root names of the variables without which it has no value. */
    public NavigableSet<String> variables() {
        NavigableSet<String> names = new TreeSet<>();
        lone.ifPresent(names::add);
        templates.values().forEach(template -> names.addAll(template.required()));
        return names;
    }

    /**
     * The value for a case.
     *
     * @throws CannotScore VALUE_MISSING
     */
    public Node node(Subject subject) {
        return node(subject, UnaryOperator.identity());
    }

    /** As {@link #node(Subject)}, where a case's empty list is a value too: none. */
    public Node listed(Subject subject) {
        Node value = lone.map(name -> subject.variables().get(name)).orElse(null);
        return value instanceof ListNode list && list.items().isEmpty() ? value : node(subject);
    }

    /** As {@link #node(Subject)}, as a text. */
    public String text(Subject subject) {
        return node(subject).asText();
    }

    /**
     * As {@link #text(Subject)}, with each text of the case guarded before it is filled in.
     *
     * @param guard quotes or fences what does not come from the suite
     */
    public String text(Subject subject, UnaryOperator<String> guard) {
        return node(subject, guard).asText();
    }

    /** The values for a case as texts: one, or as many as a lone variable's list holds. */
    public List<String> texts(Subject subject) {
        Node node = node(subject);
        if (lone.isPresent() && node instanceof ListNode list) {
            return list.items().stream()
                    .map(item -> notEmpty(item, subject).asText())
                    .toList();
        }
        return List.of(node.asText());
    }

    private Node node(Subject subject, UnaryOperator<String> guard) {
        if (lone.isPresent()) {
            return Texts.map(variable(lone.get(), subject), guard);
        }
        return templates.isEmpty() ? written : notEmpty(fill(written, subject, guard), subject);
    }

    private Node variable(String name, Subject subject) {
        Node value = subject.variables().get(name);
        if (value == null) {
            throw missing(subject, "has no \"" + name + "\"");
        }
        return notEmpty(value, subject);
    }

    private Node notEmpty(Node value, Subject subject) {
        boolean empty = value.fold(
                map -> false,
                list -> list.items().isEmpty(),
                scalar -> scalar.isNull() || scalar.text().isEmpty());
        if (empty) {
            throw missing(subject, "leaves this value empty");
        }
        return value;
    }

    private Node fill(Node node, Subject subject, UnaryOperator<String> guard) {
        return Texts.map(node, text -> {
            Template template = templates.get(text);
            return template == null ? text : render(template, subject, guard);
        });
    }

    private String render(Template template, Subject subject, UnaryOperator<String> guard) {
        Map<String, Node> values = new LinkedHashMap<>();
        subject.variables().forEach((name, value) -> values.put(name, Texts.map(value, guard)));
        for (String name : template.required()) {
            if (values.get(name) instanceof ScalarNode scalar && scalar.isNull()) {
                throw missing(subject, "has null for \"" + name + "\"");
            }
        }
        try {
            return template.render(values);
        } catch (UndefinedVariableException e) {
            throw missing(subject, "has no \"" + e.variable() + "\"");
        }
    }

    private CannotScore missing(Subject subject, String what) {
        return new CannotScore(
                UnscoredCause.VALUE_MISSING,
                "case \"" + subject.evalCase().id() + "\" " + what + ", which " + where() + " needs");
    }
}
