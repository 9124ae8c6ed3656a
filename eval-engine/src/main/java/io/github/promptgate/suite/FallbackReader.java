package io.github.promptgate.suite;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.ModelSpec.Fallback;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the models that a {@code fallback} names: other models of the list by their ids, or models of its own. A
 * fallback's own fallback is not asked, so two models may stand in for each other.
 */
final class FallbackReader {

    private final List<ModelSpec> listed;
    private final ModelReader reader;
    private final Problems problems;

    FallbackReader(List<ModelSpec> listed, ModelReader reader, Problems problems) {
        this.listed = listed;
        this.reader = reader;
        this.problems = problems;
    }

    /** The model with the fallback that its entry asks for. */
    ModelSpec complete(ModelSpec model, Node entry) {
        return entry instanceof MapNode map
                ? model.withFallback(map.get("fallback").map(node -> read(model, node)))
                : model;
    }

    private Fallback read(ModelSpec model, Node node) {
        boolean counts = node instanceof MapNode map && new Options(map).flag("count", false);
        Map<String, ModelSpec> models = new LinkedHashMap<>();
        for (Node entry : entries(node)) {
            find(model, entry).ifPresent(found -> {
                if (models.putIfAbsent(found.id(), found) != null) {
                    problems.add(twice(entry, found));
                }
            });
        }
        return new Fallback(
                List.copyOf(models.values()), counts ? Fallback.Counting.COUNTED : Fallback.Counting.MARKED);
    }

    private static List<Node> entries(Node node) {
        Node models = node instanceof MapNode map ? map.get("models").orElse(node) : node;
        return models instanceof ListNode list ? list.items() : List.of(models);
    }

    private Optional<ModelSpec> find(ModelSpec model, Node entry) {
        boolean isId = !(entry instanceof MapNode) && !entry.asText().contains("/");
        ModelSpec asked = isId ? model : reader.read(entry);
        String id = isId ? entry.asText() : asked.id();
        if (id.equals(model.id())) {
            problems.add(itself(model, entry));
            return Optional.empty();
        }
        Optional<ModelSpec> known =
                listed.stream().filter(spec -> spec.id().equals(id)).findFirst();
        if (isId && known.isEmpty()) {
            problems.add(unknown(model, entry));
        } else if (!isId && known.isPresent() && !isSame(known.get(), asked)) {
            problems.add(taken(entry, known.get()));
        }
        return isId ? known.map(FallbackReader::alone) : Optional.of(alone(known.orElse(asked)));
    }

    private static ModelSpec alone(ModelSpec spec) {
        return spec.withFallback(Optional.empty());
    }

    private static boolean isSame(ModelSpec known, ModelSpec asked) {
        return known.provider().equals(asked.provider()) && known.model().equals(asked.model());
    }

    private static Problem itself(ModelSpec model, Node entry) {
        return new Problem(
                ProblemCode.SUITE_011,
                entry.where(),
                "model \"" + model.id() + "\" is its own fallback",
                "name another model, or remove it");
    }

    private static Problem twice(Node entry, ModelSpec found) {
        return new Problem(
                ProblemCode.SUITE_007,
                entry.where(),
                "duplicate fallback \"" + found.id() + "\"",
                "remove one of them: each fallback is asked once");
    }

    private static Problem taken(Node entry, ModelSpec known) {
        return new Problem(
                ProblemCode.SUITE_007,
                entry.where(),
                "duplicate model id \"" + known.id() + "\": it stands in " + known.where() + " already",
                "give the fallback another id, or name \"" + known.id() + "\" itself");
    }

    private Problem unknown(ModelSpec model, Node entry) {
        List<String> ids = listed.stream()
                .map(ModelSpec::id)
                .filter(id -> !id.equals(model.id()))
                .toList();
        Problem unknown = Problem.unknown(ProblemCode.SUITE_011, entry.where(), "model", entry.asText(), ids);
        return new Problem(
                unknown.code(),
                unknown.where(),
                "fallback of \"" + model.id() + "\" names the unknown model \"" + entry.asText() + "\"",
                unknown.known(),
                unknown.fix().startsWith("did you mean") ? unknown.fix() : "use one of them, or write provider/model");
    }
}
