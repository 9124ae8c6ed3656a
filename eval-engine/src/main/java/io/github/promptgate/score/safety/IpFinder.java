package io.github.promptgate.score.safety;

import com.google.re2j.Pattern;
import io.github.promptgate.score.safety.PiiType.Range;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.InetAddressValidator;

/** Internet addresses, v4 and v6, that could be somebody's: not the machine's own and not a version number. */
final class IpFinder implements PiiType.Finder {

    private static final Pattern LIKELY =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}");
    private static final int SHORTEST = 6;

    @Override
    public Stream<Range> find(String text) {
        return Patterns.all(LIKELY, text)
                .filter(range -> range.end() - range.start() >= SHORTEST)
                .filter(range -> Patterns.standsAlone(text, range))
                .filter(range -> !isVersion(text, range))
                .filter(range -> isForeign(range.in(text)));
    }

    private static boolean isForeign(String written) {
        return InetAddressValidator.getInstance().isValid(written)
                && !written.startsWith("127.")
                && !written.equals("0.0.0.0")
                && !written.equals("255.255.255.255");
    }

    /** {@code version 1.2.3.4}, {@code 1.2.3.4.5}. */
    private static boolean isVersion(String text, Range range) {
        String before = text.substring(Math.max(0, range.start() - 9), range.start())
                .toLowerCase(Locale.ROOT)
                .stripTrailing();
        boolean goesOn = range.end() + 1 < text.length()
                && text.charAt(range.end()) == '.'
                && Character.isDigit(text.charAt(range.end() + 1));
        return goesOn || before.endsWith("version") || before.endsWith("release") || before.endsWith(".");
    }
}
