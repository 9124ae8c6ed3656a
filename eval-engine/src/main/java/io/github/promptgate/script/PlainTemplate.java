package io.github.promptgate.script;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text whose only holes are plain {@code {{ name }}}, filled without starting nunjucks, with the same bytes. */
final class PlainTemplate implements Template.Body {

    private static final String SPACE = "[ \\n\\t\\r\\u00A0]*";
    private static final Pattern HOLE =
            Pattern.compile("\\{\\{" + SPACE + "([A-Za-z_$][A-Za-z0-9_$]*)" + SPACE + "\\}\\}");

    /** Words that mean something to nunjucks, or that it hides. */
    private static final Set<String> NOT_NAMES = Set.of(
            "true", "false", "none", "null", "not", "and", "or", "in", "is", "if", "else", "range", "cycler", "joiner");

    private static final Pattern HIDDEN = Pattern.compile("constructor|prototype|callee|__.*__");

    /** A hole after some text. */
    private record Hole(String before, String name, int offset) {}

    private final Origin origin;
    private final List<Hole> holes;
    private final String rest;

    private PlainTemplate(Origin origin, List<Hole> holes, String rest) {
        this.origin = origin;
        this.holes = List.copyOf(holes);
        this.rest = rest;
    }

    /** Empty when the text needs nunjucks. */
    static Optional<Template.Body> of(Origin origin) {
        String text = origin.text();
        if (text.contains("{%") || text.contains("{#") || text.contains("#}")) {
            return Optional.empty();
        }
        List<Hole> holes = new ArrayList<>();
        Matcher matcher = HOLE.matcher(text);
        int from = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
            if (!matcher.region(open, text.length()).lookingAt() || !isName(matcher.group(1))) {
                return Optional.empty();
            }
            holes.add(new Hole(text.substring(from, open), matcher.group(1), matcher.start(1)));
            from = matcher.end();
        }
        return Optional.of(new PlainTemplate(origin, holes, text.substring(from)));
    }

    private static boolean isName(String word) {
        return !NOT_NAMES.contains(word) && !HIDDEN.matcher(word).matches();
    }

    @Override
    public String render(Map<String, Node> values) {
        StringBuilder out = new StringBuilder();
        long printed = 0;
        for (Hole hole : holes) {
            Node value = values.get(hole.name());
            if (value == null) {
                throw new UndefinedVariableException(hole.name(), origin.at(hole.offset()));
            }
            String text = value.asText();
            printed += text.length();
            if (printed > Nunjucks.MOST_CHARACTERS) {
                throw NunjucksTemplate.tooLong(origin.where());
            }
            out.append(hole.before()).append(text);
        }
        return out.append(rest).toString();
    }

    @Override
    public SortedSet<String> variables() {
        SortedSet<String> names = new TreeSet<>();
        holes.forEach(hole -> names.add(hole.name()));
        return names;
    }

    @Override
    public Where place(String variable) {
        return holes.stream()
                .filter(hole -> hole.name().equals(variable))
                .findFirst()
                .map(hole -> origin.at(hole.offset()))
                .orElse(origin.where());
    }

    @Override
    public SortedSet<String> required() {
        return variables();
    }
}
