package io.github.promptgate.suite;

import io.github.promptgate.problem.Nearest;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.source.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code provider/model} texts: what fits, what is wrong, and the id that a model has by default. */
final class ModelNames {

    private ModelNames() {}

    static Form form(Shape.ModelName name) {
        List<String> patterns = new ArrayList<>(name.words());
        if (!name.providers().isEmpty()) {
            patterns.add("(?:" + String.join("|", name.providers()) + ")/\\S+");
        }
        if (name.ids()) {
            patterns.add(Form.ID);
        }
        return Form.text(String.join("|", patterns), expected(name), example(name));
    }

    private static String expected(Shape.ModelName name) {
        String words = name.words().isEmpty() ? "" : String.join(", ", name.words()) + " or ";
        return (name.ids() ? "the id of a model or " : words) + "provider/model";
    }

    private static String example(Shape.ModelName name) {
        return name.providers().isEmpty() ? "a map" : name.providers().get(0) + "/model-name";
    }

    static Problem refusal(Shape.ModelName name, ScalarNode found) {
        String text = found.text();
        int slash = text.indexOf('/');
        String provider = slash < 0 ? text : text.substring(0, slash);
        List<String> known =
                Stream.concat(name.providers().stream(), name.mapped().stream()).toList();
        if (slash < 0 && !known.contains(provider)) {
            return noProvider(name, found, known);
        }
        if (name.mapped().contains(provider)) {
            return new Problem(
                    ProblemCode.SUITE_008,
                    found.where(),
                    "provider \"" + provider + "\" needs more than a name",
                    "write a map with its keys, see docs/suite.md");
        }
        return known.contains(provider)
                ? Refusals.wrong("a model", found, expected(name), example(name))
                : Problem.unknown(ProblemCode.SUITE_005, found.where(), "provider", provider, known);
    }

    private static Problem noProvider(Shape.ModelName name, ScalarNode found, List<String> providers) {
        return new Problem(
                ProblemCode.SUITE_005,
                found.where(),
                Refusals.shown(found) + " names no provider",
                Stream.concat(providers.stream(), name.words().stream())
                        .sorted()
                        .toList(),
                Nearest.to(found.text(), name.words())
                        .map(word -> "did you mean \"" + word + "\"?")
                        .orElse("write provider/model"));
    }

    /** {@code llama3.1:8b} becomes {@code llama3.1-8b}. */
    static String defaultId(String provider, String model) {
        String id = (model.isEmpty() ? provider : model)
                .replaceAll("[^A-Za-z0-9._-]", "-")
                .replaceAll("^[._-]+", "");
        return id.isEmpty() ? provider : id;
    }
}
