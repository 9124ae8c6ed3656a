package io.github.promptgate.score.tool;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.Verdicts;
import java.util.ArrayList;
import java.util.List;

/**
 * Verdicts as a share.
 *
 * @param good the word that counts
 * @param told the end of the reason: {@code 2 of 3 <told>}
 */
record Share(String metric, Threshold threshold, String good, String told) {

    private static final int MOST = 1000;

    /** @param prompts whose versions the evidence names */
    Score of(List<Verdicts.Verdict> verdicts, List<JudgePrompt> prompts) {
        long counted = verdicts.stream().filter(v -> v.word().equals(good)).count();
        List<Item> items = new ArrayList<>();
        for (Verdicts.Verdict verdict : verdicts) {
            items.add(new Item(
                    "statement",
                    Excerpt.of(verdict.item(), MOST),
                    verdict.word().equals(good) ? good : "not " + good,
                    Excerpt.of(verdict.reason(), MOST)));
        }
        prompts.forEach(prompt -> items.add(prompt.evidence()));
        String reason = counted + " of " + verdicts.size() + " " + told;
        return threshold.scored(metric, (double) counted / verdicts.size(), new Evidence(reason, items));
    }
}
