package io.github.promptgate.score.judge;

import java.util.Map;

/**
 * One question to a judge.
 *
 * @param step name of the step, known to mock models
 * @param values what fills the prompt; untrusted text is already fenced
 * @param form what the reply must look like
 * @param maxTokens token limit of the reply, where the judge's own parameters set none
 */
public record JudgeQuestion(
        String step, JudgePrompt prompt, Map<String, String> values, ReplyForm form, int maxTokens) {

    /** More than most models can write; asked for more, they refuse. */
    private static final int MOST_TOKENS = 16_384;

    public JudgeQuestion {
        maxTokens = Math.min(maxTokens, MOST_TOKENS);
        values = Map.copyOf(values);
    }
}
