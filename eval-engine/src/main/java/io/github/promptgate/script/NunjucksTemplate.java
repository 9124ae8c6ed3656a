package io.github.promptgate.script;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Node;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** A template that nunjucks renders. */
final class NunjucksTemplate implements Template.Body {

    private static final String RAW = "correct it, or put {% raw %} and {% endraw %} around text that is no template";

    private final Origin origin;
    private final Nunjucks.Compiled compiled;

    NunjucksTemplate(Origin origin) {
        this.origin = origin;
        try {
            this.compiled = Nunjucks.compile(origin.text());
        } catch (Fault fault) {
            throw new ProblemException(malformed(fault));
        }
    }

    @Override
    public String render(Map<String, Node> values) {
        try {
            return Nunjucks.render(compiled, values);
        } catch (Fault fault) {
            throw switch (fault.kind()) {
                case UNDEFINED -> new UndefinedVariableException(fault.detail(), where(fault));
                case TOO_LONG -> tooLong(where(fault));
                default -> failed(fault);
            };
        }
    }

    @Override
    public SortedSet<String> variables() {
        return new TreeSet<>(compiled.names().keySet());
    }

    @Override
    public Where place(String variable) {
        Nunjucks.Place place = compiled.names().get(variable);
        return place == null ? origin.where() : origin.at(place.line(), place.column());
    }

    @Override
    public SortedSet<String> required() {
        return compiled.sure();
    }

    private Where where(Fault fault) {
        return fault.line() < 0 ? origin.where() : origin.at(fault.line(), fault.column());
    }

    private Problem malformed(Fault fault) {
        Where where = where(fault);
        return switch (fault.kind()) {
            case FILTER, TEST ->
                Problem.unknown(
                        ProblemCode.PROMPT_002,
                        where,
                        fault.kind().name().toLowerCase(Locale.ROOT),
                        fault.detail(),
                        Nunjucks.words(fault.kind()));
            case TAG ->
                new Problem(
                        ProblemCode.PROMPT_002,
                        where,
                        "malformed template: {% " + fault.detail() + " %} is not supported",
                        "write the text into this template");
            case NAME ->
                new Problem(
                        ProblemCode.PROMPT_002,
                        where,
                        "malformed template: \"" + fault.detail() + "\" cannot be a name",
                        "use letters, digits and _ in names");
            default -> new Problem(ProblemCode.PROMPT_002, where, "malformed template: " + fault.detail(), RAW);
        };
    }

    private ProblemException failed(Fault fault) {
        return new ProblemException(new Problem(
                ProblemCode.PROMPT_005,
                where(fault),
                "template failed: " + fault.detail().strip(),
                "check this place with the values of the case"));
    }

    /** It prints or builds more than anybody would send. */
    static ProblemException tooLong(Where where) {
        return new ProblemException(new Problem(
                ProblemCode.PROMPT_005,
                where,
                String.format(
                        Locale.ROOT, "template failed: its text grows over %,d characters", Nunjucks.MOST_CHARACTERS),
                "look for a loop that repeats or doubles a text"));
    }
}
