package io.github.promptgate.score.structure;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Excerpt;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.jsoup.select.Evaluator;

/**
 * HTML as a browser reads it (WHATWG), with the errors that a browser forgives. What starts as a document is read as one,
 * anything else as what stands in a body.
 *
 * @param elements how many it has beside those that every document has
 * @param moreErrors whether some are left out
 */
record HtmlText(Element root, int elements, List<Flaw> errors, boolean moreErrors) {

    private static final int MOST_ERRORS = 20;
    private static final int DEEPEST = 500;
    /** html, head and body are there whether they are written or not. */
    private static final int SHELL = 3;

    /** One parse error. */
    record Flaw(String message, String place) {}

    static HtmlText read(String text) {
        Parser parser = Parser.htmlParser().setTrackErrors(MOST_ERRORS + 1);
        Element root = isDocument(text) ? parser.parseInput(text, "") : fragment(parser, text);
        int elements = elements(root) - (isDocument(text) ? SHELL : 0);
        List<ParseError> found = parser.getErrors();
        List<Flaw> errors = found.stream()
                .limit(MOST_ERRORS)
                .map(error -> new Flaw(Excerpt.of(error.getErrorMessage()), "at " + error.getCursorPos()))
                .toList();
        return new HtmlText(root, elements, errors, found.size() > MOST_ERRORS);
    }

    private static Element fragment(Parser parser, String text) {
        Element body = Document.createShell("").body();
        body.appendChildren(parser.parseFragmentInput(text, body, ""));
        return body;
    }

    /** How many; the time of a selector grows with the depth. */
    private static int elements(Element root) {
        int[] count = {0};
        root.traverse((node, depth) -> {
            if (depth > DEEPEST) {
                throw new CannotScore(UnscoredCause.LIMIT, "elements stand more than " + DEEPEST + " deep");
            }
            count[0] += depth > 0 && node instanceof Element ? 1 : 0;
        });
        return count[0];
    }

    private static boolean isDocument(String text) {
        String start = text.substring(0, Math.min(text.length(), 20)).toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype") || start.startsWith("<html");
    }

    boolean has(Evaluator selector) {
        return root.selectStream(selector).anyMatch(element -> !element.equals(root));
    }
}
