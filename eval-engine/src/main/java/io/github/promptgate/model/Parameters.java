package io.github.promptgate.model;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.Shape.Field;
import java.util.List;
import java.util.Map;

/** Holds parameters against what a provider has; one that it would drop in silence is a problem. */
final class Parameters {

    private Parameters() {}

    static List<Problem> check(ModelSpec model, Options parameters) {
        return parameters.map().entries().stream()
                .map(MapNode.Entry::key)
                .filter(name -> !known(model).contains(name))
                .map(name -> unknown(
                        model, name, parameters.map().entry(name).orElseThrow().keyWhere()))
                .toList();
    }

    /** As {@link #check(ModelSpec, Options)}, for the suite's extra axis. */
    static List<Problem> check(ModelSpec model, Map<String, List<Node>> axes) {
        return axes.entrySet().stream()
                .filter(axis -> !known(model).contains(axis.getKey()))
                .map(axis ->
                        unknown(model, axis.getKey(), axis.getValue().get(0).where()))
                .toList();
    }

    static List<String> known(ModelSpec model) {
        return Providers.named(model.provider()).word().parameters().fields().stream()
                .map(Field::name)
                .sorted()
                .toList();
    }

    private static Problem unknown(ModelSpec model, String name, Where where) {
        Problem unknown = Problem.unknown(ProblemCode.MODEL_006, where, "parameter", name, known(model));
        return new Problem(
                ProblemCode.MODEL_006,
                where,
                "model \"" + model.id() + "\" (" + model.provider() + ") has no parameter \"" + name + "\"",
                unknown.known(),
                unknown.fix());
    }
}
