package io.github.promptgate.model.mock;

import io.github.promptgate.model.transport.CallContext;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What a call must be for an entry to apply; what is empty matches all.
 *
 * @param text part of the last user message
 */
record When(
        Optional<Pattern> caseId,
        Optional<Pattern> prompt,
        Optional<Pattern> model,
        Optional<Pattern> scorer,
        Optional<Pattern> step,
        OptionalInt sample,
        Optional<String> text) {

    boolean matches(CallContext call, Supplier<String> lastUserMessage) {
        return fits(caseId, call.caseId())
                && fits(prompt, call.prompt())
                && fits(model, call.model())
                && fits(scorer, call.scorer())
                && fits(step, call.step())
                && (sample.isEmpty() || sample.getAsInt() == call.sample())
                && (text.isEmpty() || lastUserMessage.get().contains(text.get()));
    }

    private static boolean fits(Optional<Pattern> pattern, String value) {
        return pattern.isEmpty() || pattern.get().matcher(value).matches();
    }

    /** {@code *} stands for any text, {@code ?} for one character. */
    static Pattern glob(String text) {
        StringBuilder regex = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
