package io.github.promptgate.score.safety;

import com.google.re2j.Pattern;
import io.github.promptgate.score.safety.PiiType.Range;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.IBANValidator;

/** International bank account numbers: form and length of their country, check digits by ISO 7064 (mod 97). */
final class IbanFinder implements PiiType.Finder {

    private static final Pattern LIKELY = Pattern.compile("[A-Za-z]{2}[0-9]{2}(?:[ -]?[A-Za-z0-9]){11,38}");
    private static final int SHORTEST = 15;

    @Override
    public Stream<Range> find(String text) {
        return Patterns.all(LIKELY, text).flatMap(range -> valid(text, range).stream());
    }

    /** What follows a number in blocks may look like one more block of it. */
    private static Optional<Range> valid(String text, Range range) {
        for (int end = range.end(); end - range.start() >= SHORTEST; end--) {
            Range shorter = new Range(range.start(), end);
            if (Patterns.standsAlone(text, shorter) && isValid(shorter.in(text))) {
                return Optional.of(shorter);
            }
        }
        return Optional.empty();
    }

    private static boolean isValid(String written) {
        String compact = written.replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
        return IBANValidator.getInstance().isValid(compact);
    }
}
