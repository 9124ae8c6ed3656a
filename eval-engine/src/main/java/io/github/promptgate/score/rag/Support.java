package io.github.promptgate.score.rag;

import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.Verdicts;
import java.util.List;
import java.util.Map;

/** Which statements the passages support. */
record Support(Verdicts verdicts) {

    private static final String OPTION = "verdicts";
    private static final List<String> VARIABLES = List.of("contexts", "statements");

    /** Asked at a step of that name, by the prompt {@code verdicts}. */
    static Support of(ScorerOrder order, String step) {
        JudgePrompt prompt = JudgePrompt.of(
                order, order.options().options("prompt"), OPTION, new JudgePrompt.Asked(OPTION, VARIABLES));
        return new Support(
                new Verdicts(new Verdicts.Asked(step, "statement", List.of("supported", "unsupported")), prompt));
    }

    Verdicts.Found of(List<String> statements, List<String> contexts, Judge judge) {
        return verdicts.found(statements, Map.of("contexts", Fence.around("Passage", contexts)), judge);
    }

    JudgePrompt prompt() {
        return verdicts.prompt();
    }
}
