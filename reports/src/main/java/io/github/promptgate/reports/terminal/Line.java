package io.github.promptgate.reports.terminal;

import io.github.promptgate.reports.text.VisibleText;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * One line for a console or a build log. Its text holds no control character, no bidi mark and nothing that a build
 * runner takes as a command, whatever it was made from.
 *
 * @param emphasis how a console that may use colour sets it off; the words say the same without
 */
public record Line(Level level, String text, Emphasis emphasis) {

    /** How a log ranks it. */
    public enum Level {
        INFO,
        WARN,
        ERROR
    }

    /** How a console sets it off. */
    public enum Emphasis {
        NONE,
        GOOD,
        BAD,
        UNSURE,
        FAINT
    }

    public Line {
        text = VisibleText.line(text);
    }

    public Line(Level level, String text) {
        this(level, text, Emphasis.NONE);
    }

    /** As printed: what the charset lacks is shown as a mark, colour is added where it is wanted. */
    public String shown(Charset charset, Color color) {
        return color.paint(emphasis, encodable(charset));
    }

    private String encodable(Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            out.append(encoder.canEncode(character) ? character : VisibleText.mark(c));
        });
        return out.toString();
    }

    public static Line info(String text) {
        return new Line(Level.INFO, text);
    }

    static Line blank() {
        return info("");
    }
}
