package io.github.promptgate.model.transport;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.List;
import java.util.Optional;

/** Cuts hostile text down to something that a message may quote. */
public final class Excerpt {

    private static final int LONGEST = 200;
    private static final List<String> MESSAGE_KEYS = List.of("message", "detail", "error", "error_description");

    private Excerpt() {}

    /** One line of at most 200 characters, without control characters. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(10L * LONGEST).map(c -> isUnsafe(c) ? ' ' : c).forEach(line::appendCodePoint);
        String clean = line.toString().strip().replaceAll(" {2,}", " ");
        if (clean.codePointCount(0, clean.length()) <= LONGEST) {
            return clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static boolean isUnsafe(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** What the body of an error says in any provider's format, else the start of the body. */
    public static String ofError(String body) {
        if (body.isBlank()) {
            return "no message";
        }
        return json(body).flatMap(Excerpt::message).map(Excerpt::of).orElseGet(() -> of(body));
    }

    private static Optional<Node> json(String body) {
        try {
            return Optional.of(JsonText.read(body, "reply"));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> message(Node node) {
        return node.fold(
                Excerpt::message,
                list -> list.items().stream().findFirst().flatMap(Excerpt::message),
                scalar -> scalar.isText() && !scalar.text().isBlank() ? Optional.of(scalar.text()) : Optional.empty());
    }

    private static Optional<String> message(MapNode map) {
        return map.get("error")
                .flatMap(Excerpt::message)
                .or(() -> MESSAGE_KEYS.stream()
                        .flatMap(key -> map.get(key).flatMap(Excerpt::message).stream())
                        .findFirst());
    }
}
