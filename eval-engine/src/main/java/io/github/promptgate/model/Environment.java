package io.github.promptgate.model;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment variables that models may read; every value that it hands out is known to be secret. */
public final class Environment {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

    private final Function<String, Optional<String>> lookup;
    private final Secrets secrets;

    public Environment(Function<String, Optional<String>> lookup, Secrets secrets) {
        this.lookup = lookup;
        this.secrets = secrets;
    }

    /** What is known to be secret. */
    public Secrets secrets() {
        return secrets;
    }

    /** The first of the variables that is set and not blank; a secret. */
    public Optional<String> secret(List<String> names) {
        Optional<String> value =
                names.stream().flatMap(name -> plain(name).stream()).findFirst();
        value.ifPresent(secrets::add);
        return value;
    }

    /** A variable that is no secret, such as {@code PATH}. */
    public Optional<String> plain(String name) {
        return lookup.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The options with every {@code ${env:NAME}} filled in; SUITE-010 for each that is not set. */
    public Options resolve(Options options, Problems problems) {
        return new Options(resolve(options.map(), problems));
    }

    private MapNode resolve(MapNode map, Problems problems) {
        return new MapNode(
                map.where(),
                map.entries().stream()
                        .map(e -> new MapNode.Entry(e.key(), e.keyWhere(), resolve(e.value(), problems)))
                        .toList());
    }

    private Node resolve(Node node, Problems problems) {
        return node.fold(
                map -> resolve(map, problems),
                list -> new ListNode(
                        list.where(),
                        list.items().stream()
                                .map(item -> resolve(item, problems))
                                .toList()),
                scalar -> scalar.isText()
                        ? ScalarNode.text(scalar.where(), fill(scalar.text(), scalar.where(), problems))
                        : scalar);
    }

    private String fill(String text, Where where, Problems problems) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(required(match.group(1), where, problems)));
    }

    private String required(String name, Where where, Problems problems) {
        Optional<String> value = secret(List.of(name));
        if (value.isEmpty()) {
            problems.add(notSet(name, where));
        }
        return value.orElse("");
    }

    /** SUITE-010. */
    public Problem notSet(String name, Where where) {
        return new Problem(
                ProblemCode.SUITE_010,
                where,
                "environment variable " + name + " is not set",
                "set " + name + ", or leave the model out with --models");
    }

    /** The values that a text refers to, by the variable that {@link #asTemplate} puts in their place. */
    public SortedMap<String, Node> values(String text, Where where, Problems problems) {
        SortedMap<String, Node> values = new TreeMap<>();
        REFERENCE
                .matcher(text)
                .results()
                .forEach(match ->
                        values.put(variable(match), ScalarNode.text(where, required(match.group(1), where, problems))));
        return values;
    }

    /** The text with each reference as a template variable: a value is filled in and never read as a template. */
    public static String asTemplate(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> "{{ " + variable(match) + " }}");
    }

    private static String variable(MatchResult match) {
        return "env__" + match.group(1);
    }
}
