package io.github.promptgate.reports.text;

/**
 * The beginning of a text, and how much there was: nothing is dropped in silence.
 *
 * @param text {@code shown} characters
 * @param shown characters (code points) in {@link #text}
 * @param total characters of the whole text
 */
public record Cut(String text, long shown, long total) {

    /** So few characters are not worth the word that they were left out. */
    private static final int SLACK = 20;

    /** The first {@code most} characters of a text, or all of one that is hardly longer; a surrogate pair is never torn. */
    public static Cut at(int most, String whole) {
        if (whole.length() <= most) {
            long all = whole.codePointCount(0, whole.length());
            return new Cut(whole, all, all);
        }
        long total = whole.codePointCount(0, whole.length());
        if (total <= most + SLACK) {
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
