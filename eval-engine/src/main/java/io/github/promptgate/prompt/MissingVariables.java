package io.github.promptgate.prompt;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts, over all cases, the variables that prompts must have and cases lack. */
final class MissingVariables {

    /** A prompt and a variable. */
    private record Key(Prompt prompt, String variable) {}

    /** The first case that lacks it, and how many do. */
    private record Found(Problem first, int cases) {}

    private final List<Prompt> prompts;
    private final Map<Key, Found> found = new LinkedHashMap<>();

    MissingVariables(List<Prompt> prompts) {
        this.prompts = prompts;
    }

    void look(EvalCase evalCase) {
        if (evalCase.answer().isPresent()) {
            return;
        }
        for (Prompt prompt : prompts) {
            for (String name : prompt.required()) {
                if (!evalCase.variables().containsKey(name)) {
                    found.merge(
                            new Key(prompt, name),
                            new Found(Undefined.problem(name, prompt.place(name), prompt.id(), evalCase), 1),
                            (before, now) -> new Found(before.first(), before.cases() + 1));
                }
            }
        }
    }

    List<Problem> problems() {
        return found.values().stream().map(MissingVariables::problem).toList();
    }

    private static Problem problem(Found found) {
        Problem first = found.first();
        int others = found.cases() - 1;
        String rest = others == 0 ? "" : others == 1 ? " and 1 more case" : " and " + others + " more cases";
        return new Problem(first.code(), first.where(), first.what() + rest, first.known(), first.fix());
    }
}
