package io.github.promptgate.score.rag;

import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.Verdicts;
import java.util.List;
import java.util.Map;

/** Which statements another text, such as a reference answer, makes too. */
record Stated(Verdicts verdicts) {

    private static final List<String> VARIABLES = List.of("statements", "text");

    /** Asked at a step of that name, by the prompt {@code stated}. */
    static Stated of(ScorerOrder order, String step) {
        JudgePrompt prompt = JudgePrompt.of(
                order, order.options().options("prompt"), "stated", new JudgePrompt.Asked("stated", VARIABLES));
        return new Stated(
                new Verdicts(new Verdicts.Asked(step, "statement", List.of("supported", "unsupported")), prompt));
    }

    Verdicts.Found of(List<String> statements, String text, Judge judge) {
        return verdicts.found(statements, Map.of("text", Fence.around(text)), judge);
    }

    JudgePrompt prompt() {
        return verdicts.prompt();
    }
}
