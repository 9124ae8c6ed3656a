package io.github.promptgate.score.safety;

import com.google.re2j.Pattern;
import io.github.promptgate.score.safety.PiiType.Range;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Telephone numbers. One whose form is enough stands by itself: with a country's code, an area in brackets, a leading
 * zero, or grouped as in North America. Any other grouping of 7 to 12 digits is one only near a word such as call.
 */
final class PhoneFinder implements PiiType.Finder {

    private static final Pattern LIKELY = Pattern.compile("(?:\\+|\\()?[0-9](?:[ ./()-]{0,2}[0-9]){6,16}");
    private static final Pattern SURE = Pattern.compile(
            "(?:\\+|00)[1-9].{6,}" // country's code
                    + "|\\([0-9]{2,5}\\).{5,}" // area in brackets
                    + "|0[1-9][0-9]{0,4}[ /-].{5,}" // area with its zero
                    + "|(?:1[ .-])?[2-9][0-9]{2}([ .-])[0-9]{3}[ .-][0-9]{4}"
                    + "|[0-9]{2}(?:-[0-9]{2}){3}");
    private static final Pattern DATE = Pattern.compile("(?:19|20)[0-9]{2}[-./ ][0-9]{1,2}[-./ ][0-9]{1,2}.*"
            + "|[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ](?:19|20)[0-9]{2}.*"
            + "|(?:1[0-9]|20)[0-9]{2} ?- ?(?:1[0-9]|20)[0-9]{2}"
            + "|[0-9]{1,3}(?:\\.[0-9]{3}){2,}");
    private static final Pattern WORD = Pattern.compile(
            "(?i)\\b(?:call|calls|called|phone|phones|telephone|tel|mobile|cell|fax|number|numbers|contact|reach|ring"
                    + "|dial|text|sms|whatsapp|hotline|telefon|téléphone|teléfono|rufnummer|anrufen)\\b");
    private static final int FEWEST = 7;
    private static final int MOST = 15;
    private static final int NEAR = 60;

    @Override
    public Stream<Range> find(String text) {
        return Patterns.all(LIKELY, text)
                .filter(range -> Patterns.standsAlone(text, range))
                .filter(range -> isPhone(text, range));
    }

    private static boolean isPhone(String text, Range range) {
        String written = range.in(text);
        int digits = Patterns.digits(written).length();
        if (digits < FEWEST || digits > MOST || DATE.matches(written) || isPartOfMore(text, range)) {
            return false;
        }
        return SURE.matches(written) || isNearAWord(text, range);
    }

    /** An amount, a part of a number with a fraction, of a path or of an identifier. */
    private static boolean isPartOfMore(String text, Range range) {
        char before = range.start() == 0 ? ' ' : text.charAt(range.start() - 1);
        char after = range.end() == text.length() ? ' ' : text.charAt(range.end());
        return "$€£#_/=@-.".indexOf(before) >= 0 || "%€£_/=@".indexOf(after) >= 0;
    }

    private static boolean isNearAWord(String text, Range range) {
        String around = text.substring(Math.max(0, range.start() - NEAR), range.start()) + " "
                + text.substring(range.end(), Math.min(text.length(), range.end() + NEAR / 2));
        return WORD.matcher(around.toLowerCase(Locale.ROOT)).find();
    }
}
