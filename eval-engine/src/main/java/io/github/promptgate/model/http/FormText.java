package io.github.promptgate.model.http;

import io.github.promptgate.model.Environment;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.script.Template;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of a form: a template whose {@code ${env:NAME}} are values that are never read as a template. */
final class FormText {

    private static final Pattern WHOLE = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}}");

    private final Template template;
    private final Optional<String> whole;
    private final SortedMap<String, Node> environment;
    private final Where where;

    private FormText(Template template, Optional<String> whole, SortedMap<String, Node> environment, Where where) {
        this.template = template;
        this.whole = whole;
        this.environment = environment;
        this.where = where;
    }

    /** Compiles; what is wrong goes to the problems, and then the result is empty. */
    static Optional<FormText> of(String text, Where where, Environment environment, Problems problems) {
        SortedMap<String, Node> values = environment.values(text, where, problems);
        String source = Environment.asTemplate(text);
        Matcher matcher = WHOLE.matcher(source);
        try {
            return Optional.of(new FormText(
                    Template.parse(source, where, Template.Layout.REFLOWED),
                    matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty(),
                    values,
                    where));
        } catch (ProblemException e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    String fill(Map<String, Node> values) {
        return template.render(all(values));
    }

    /** As {@link #fill}, but a text that is one variable and nothing else becomes its value: a list stays a list. */
    Node node(Map<String, Node> values) {
        Map<String, Node> all = all(values);
        return whole.flatMap(name -> Optional.ofNullable(all.get(name)))
                .orElseGet(() -> ScalarNode.text(where, template.render(all)));
    }

    /** Whether it is the same for every case. */
    boolean isConstant() {
        return environment.keySet().containsAll(template.variables());
    }

    private Map<String, Node> all(Map<String, Node> values) {
        Map<String, Node> all = new HashMap<>(values);
        all.putAll(environment);
        return all;
    }
}
