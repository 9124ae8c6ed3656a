package io.github.promptgate.score.tool;

import io.github.promptgate.score.Answer;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.judge.Fence;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The contract of judged scorers on a conversation of two questions and two answers. */
abstract class ConversationScorerContract extends JudgedScorerContract {

    static final String HISTORY = "{\"question\": \"And for a server from May?\", \"history\":"
            + " [{\"user\": \"I am Ada. May I return it?\"}, {\"assistant\": \"Yes, Ada.\"}]}";

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).to(HISTORY);
    }

    @Override
    protected String variable() {
        return "conversation";
    }

    @Override
    protected String filled(String text) {
        return whole(text);
    }

    static String users() {
        return "Turn 1, user:\n" + Fence.around("I am Ada. May I return it?") + "\n\nTurn 3, user:\n"
                + Fence.around("And for a server from May?");
    }

    static String whole(String text) {
        return "Turn 1, user:\n" + Fence.around("I am Ada. May I return it?") + "\n\nTurn 2, assistant:\n"
                + Fence.around("Yes, Ada.") + "\n\nTurn 3, user:\n" + Fence.around("And for a server from May?")
                + "\n\nTurn 4, assistant:\n" + Fence.around(text);
    }

    /** {@code id word}, each with a reason of its own. */
    static String verdicts(String... idsAndWords) {
        return Arrays.stream(idsAndWords)
                .map(pair -> pair.split(" "))
                .map(pair -> "{\"id\": \"" + pair[0] + "\", \"reason\": \"because of " + pair[0] + "\", \"verdict\": \""
                        + pair[1] + "\"}")
                .collect(Collectors.joining(", ", "{\"verdicts\": [", "]}"));
    }
}
