package io.github.promptgate.model.transport;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many tokens a call takes: an estimate from its body, and what the reply says. Both read the raw JSON of all wire
 * formats; a quoted key inside a text has a backslash before its quote and is not taken for one.
 */
final class Tokens {

    private static final int CHARACTERS = 4;
    private static final long REPLY = 256;
    private static final Pattern ASKED = keys("max_tokens|max_completion_tokens|maxOutputTokens|num_predict");
    private static final Pattern TOTAL = keys("total_tokens|totalTokenCount");
    private static final Pattern PARTS =
            keys("prompt_tokens|completion_tokens|input_tokens|output_tokens|prompt_eval_count|eval_count");

    private Tokens() {}

    private static Pattern keys(String names) {
        return Pattern.compile("(?<!\\\\)\"(?:" + names + ")\"\\s*:\\s*(\\d{1,9})\\b");
    }

    /** A quarter of the body's characters, and what the reply may take: the limit that it sets, else 256. */
    static long estimate(String body) {
        Matcher asked = ASKED.matcher(body);
        return body.length() / CHARACTERS + (asked.find() ? Long.parseLong(asked.group(1)) : REPLY);
    }

    /** What the reply says; empty when it says nothing. */
    static OptionalLong used(String body) {
        Matcher total = TOTAL.matcher(body);
        if (total.find()) {
            return OptionalLong.of(Long.parseLong(total.group(1)));
        }
        Matcher part = PARTS.matcher(body);
        long sum = 0;
        boolean found = false;
        while (part.find()) {
            sum += Long.parseLong(part.group(1));
            found = true;
        }
        return found ? OptionalLong.of(sum) : OptionalLong.empty();
    }
}
