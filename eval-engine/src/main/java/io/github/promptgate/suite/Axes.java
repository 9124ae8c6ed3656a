package io.github.promptgate.suite;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The suite's {@code parameters}: one more axis of the matrix for each, held against what its models know. */
final class Axes {

    private final List<Shape.Field> known;
    private final Problems problems;

    private Axes(List<Shape.Field> known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    static Map<String, List<Node>> read(
            Optional<Node> written, List<ModelSpec> models, Vocabulary vocabulary, Problems problems) {
        List<Shape.Field> known = models.stream()
                .flatMap(model -> vocabulary.provider(model.provider()).stream())
                .flatMap(word -> word.parameters().fields().stream())
                .distinct()
                .toList();
        Map<String, List<Node>> axes = new LinkedHashMap<>();
        if (written.isPresent() && written.get() instanceof MapNode map) {
            Axes reader = new Axes(known, problems);
            for (MapNode.Entry entry : map.entries()) {
                if (entry.value() instanceof ListNode values && reader.fits(entry, values)) {
                    axes.put(entry.key(), values.items());
                }
            }
        }
        return Collections.unmodifiableMap(axes);
    }

    private boolean fits(MapNode.Entry axis, ListNode values) {
        return knownName(axis) && !values.items().isEmpty() && allFit(axis, values) && allDiffer(axis, values);
    }

    private boolean knownName(MapNode.Entry axis) {
        List<String> names = known.stream()
                .filter(field -> !field.later())
                .map(Shape.Field::name)
                .distinct()
                .toList();
        if (names.isEmpty() || names.contains(axis.key())) {
            return true;
        }
        problems.add(Problem.unknown(ProblemCode.SUITE_001, axis.keyWhere(), "parameter", axis.key(), names));
        return false;
    }

    private boolean allFit(MapNode.Entry axis, ListNode values) {
        List<Shape> shapes = known.stream()
                .filter(field -> field.name().equals(axis.key()))
                .map(Shape.Field::shape)
                .toList();
        boolean fits = true;
        for (Node value : values.items()) {
            if (!shapes.isEmpty() && shapes.stream().noneMatch(shape -> ShapeCheck.fits(value, shape))) {
                fits = ShapeCheck.check(value, shapes.get(0), "an entry of \"" + axis.key() + "\"", problems);
            }
        }
        return fits;
    }

    private boolean allDiffer(MapNode.Entry axis, ListNode values) {
        List<Node> items = values.items();
        for (int i = 0; i < items.size(); i++) {
            Node value = items.get(i);
            if (items.subList(0, i).stream().anyMatch(value::sameValue)) {
                problems.add(new Problem(
                        ProblemCode.SUITE_007,
                        value.where(),
                        "duplicate value " + Refusals.shown(value) + " of parameter \"" + axis.key() + "\"",
                        "keep one of them"));
                return false;
            }
        }
        return true;
    }
}
