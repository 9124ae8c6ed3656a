package io.github.promptgate.score.rag;

import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.Verdicts;
import java.util.List;
import java.util.Map;

/** Which passages help to give a certain answer to the question, all of them judged in one call. */
record Usefulness(Verdicts verdicts) {

    private static final String STEP = "passages";
    private static final List<String> VARIABLES = List.of("answer", "passages", "question");

    static Usefulness of(ScorerOrder order) {
        JudgePrompt prompt =
                JudgePrompt.of(order, order.options().options("prompt"), STEP, new JudgePrompt.Asked(STEP, VARIABLES));
        return new Usefulness(new Verdicts(new Verdicts.Asked(STEP, "passage", List.of("useful", "useless")), prompt));
    }

    /** In rank order. */
    Verdicts.Found of(List<String> passages, String question, String answer, Judge judge) {
        Map<String, String> material = Map.of("question", Fence.orNone(question), "answer", Fence.around(answer));
        return verdicts.found(passages, material, judge);
    }

    JudgePrompt prompt() {
        return verdicts.prompt();
    }
}
