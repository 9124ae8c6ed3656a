package io.github.promptgate.score.safety;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Kinds of personal data that are found by their form, the surest first: where two overlap, the first stands. */
enum PiiType {
    SECRET(new SecretFinder()),
    EMAIL(new EmailFinder()),
    IBAN(new IbanFinder()),
    CARD(new CardFinder()),
    SSN(new SsnFinder()),
    IP(new IpFinder()),
    PHONE(new PhoneFinder());

    @SuppressWarnings("ImmutableEnumChecker") // every finder is without state
    private final Finder finder;

    PiiType(Finder finder) {
        this.finder = finder;
    }

    /** Finds one kind in a text. Thread-safe, and linear in the text's length. */
    @FunctionalInterface
    interface Finder {

        /** Where it stands, in the text's order, without overlaps. */
        Stream<Range> find(String text);
    }

    /** Offsets in UTF-16 units from 0, the end excluded. */
    record Range(int start, int end) {

        boolean overlaps(Range other) {
            return start < other.end && other.start < end;
        }

        String in(String text) {
            return text.substring(start, end);
        }
    }

    /** As a suite writes it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String[] words() {
        return Arrays.stream(values()).map(PiiType::word).toArray(String[]::new);
    }

    List<Range> find(String text) {
        return finder.find(text).toList();
    }
}
