package io.github.promptgate.score.safety;

import com.google.re2j.Pattern;
import io.github.promptgate.score.safety.PiiType.Range;
import java.util.stream.Stream;

/** E-mail addresses in plain letters. */
final class EmailFinder implements PiiType.Finder {

    private static final Pattern ADDRESS = Pattern.compile(
            "[\\pL\\pN][\\pL\\pN._%+'-]{0,63}@(?:[\\pL\\pN](?:[\\pL\\pN-]{0,61}[\\pL\\pN])?\\.){1,8}\\pL{2,24}");

    @Override
    public Stream<Range> find(String text) {
        return text.indexOf('@') < 0 ? Stream.empty() : Patterns.all(ADDRESS, text);
    }
}
