package io.github.promptgate.prompt;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.problem.Nearest;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells that a prompt reads something that a case lacks. */
final class Undefined {

    private Undefined() {}

    /**
     * The problem.
     *
     * @param variable as written, such as {@code user.name}
     * @param where its place in the prompt
     */
    static Problem problem(String variable, Where where, String prompt, EvalCase evalCase) {
        List<String> known = known(variable, evalCase.variables());
        String fix = Nearest.to(variable, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("add it to the case, or write {{ " + variable + " | default(\"\") }} if it may be missing");
        return new Problem(
                ProblemCode.PROMPT_003,
                where,
                "undefined variable \"" + variable + "\"" + in(prompt, evalCase),
                known,
                fix);
    }

    /** The end of a message about a prompt and a case. */
    static String in(String prompt, EvalCase evalCase) {
        return " in prompt \"" + prompt + "\" for case \"" + evalCase.id() + "\" ("
                + evalCase.ref().where() + ")";
    }

    /** The names beside the missing one: the case's variables, or the members of the map that it would stand in. */
    private static List<String> known(String variable, Map<String, Node> variables) {
        String prefix = "";
        List<String> siblings = List.copyOf(variables.keySet());
        Optional<Node> node = Optional.empty();
        for (String part : List.of(variable.split("\\."))) {
            node = prefix.isEmpty()
                    ? Optional.ofNullable(variables.get(part))
                    : node.filter(n -> n instanceof MapNode).flatMap(n -> ((MapNode) n).get(part));
            if (!(node.orElse(null) instanceof MapNode map)) {
                break;
            }
            prefix += part + ".";
            siblings = map.entries().stream().map(MapNode.Entry::key).toList();
        }
        String before = prefix;
        return siblings.stream().map(name -> before + name).sorted().toList();
    }
}
