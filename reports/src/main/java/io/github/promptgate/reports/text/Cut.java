package io.github.promptgate.reports.text;

/**
 * The beginning of a text, and how much there was: nothing is dropped in silence.
 *
 * @param text at most {@code shown} characters
 * @param shown characters (code points) in {@link #text}
 * @param total characters of the whole text
 */
public record Cut(String text, long shown, long total) {

    /** The first {@code most} characters of a text; a surrogate pair is never torn. */
    public static Cut at(int most, String whole) {
        if (whole.length() <= most) {
            long all = whole.codePointCount(0, whole.length());
            return new Cut(whole, all, all);
        }
        long total = whole.codePointCount(0, whole.length());
        if (total <= most) {
            return new Cut(whole, total, total);
        }
        return new Cut(whole.substring(0, whole.offsetByCodePoints(0, most)), most, total);
    }

    /** Something was left out. */
    public boolean shortened() {
        return shown < total;
    }

    /** One visible line, with the count of what was left out: {@code Refunds within... (+812 characters)}. */
    public String line() {
        return VisibleText.line(text) + (shortened() ? "... (+" + (total - shown) + " characters)" : "");
    }
}
