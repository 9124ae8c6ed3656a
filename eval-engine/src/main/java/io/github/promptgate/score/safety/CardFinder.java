package io.github.promptgate.score.safety;

import com.google.re2j.Pattern;
import io.github.promptgate.score.safety.PiiType.Range;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** Payment cards: 12 to 19 digits that start as a network's do, with the check digit of Luhn (ISO/IEC 7812). */
final class CardFinder implements PiiType.Finder {

    private static final Pattern LIKELY = Pattern.compile("[1-6](?:[ -]?[0-9]){11,18}");
    private static final Pattern NETWORK = Pattern.compile("4|5[0-9]|2[2-7]|3[4-7]|30[0-5]|38|39|6[0-9]|1800|2131");

    @Override
    public Stream<Range> find(String text) {
        return Patterns.all(LIKELY, text)
                .filter(range -> Patterns.standsAlone(text, range))
                .filter(range -> isValid(Patterns.digits(range.in(text))));
    }

    private static boolean isValid(String digits) {
        return NETWORK.matcher(digits).lookingAt()
                && digits.chars().distinct().count() > 1
                && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }
}
