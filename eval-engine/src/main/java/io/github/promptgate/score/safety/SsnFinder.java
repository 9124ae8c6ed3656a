package io.github.promptgate.score.safety;

import com.google.re2j.Pattern;
import io.github.promptgate.score.safety.PiiType.Range;
import java.util.stream.Stream;

/** Social security numbers of the USA, 3-2-4; areas, groups and serials that are never given out are none. */
final class SsnFinder implements PiiType.Finder {

    private static final Pattern LIKELY = Pattern.compile("[0-8][0-9]{2}[- ][0-9]{2}[- ][0-9]{4}");

    @Override
    public Stream<Range> find(String text) {
        return Patterns.all(LIKELY, text)
                .filter(range -> Patterns.standsAlone(text, range))
                .filter(range -> isGiven(range.in(text)));
    }

    private static boolean isGiven(String number) {
        return number.charAt(3) == number.charAt(6)
                && !number.startsWith("000")
                && !number.startsWith("666")
                && !number.startsWith("00", 4)
                && !number.endsWith("0000");
    }
}
