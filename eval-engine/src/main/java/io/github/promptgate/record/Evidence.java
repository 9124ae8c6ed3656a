package io.github.promptgate.record;

import java.util.List;
import java.util.Set;

/**
 * Why a score is what it is.
 *
 * @param reason one line for a person, may be empty
 */
public record Evidence(String reason, List<Item> items) {

    /**
     * One thing that was looked at.
     *
     * @param kind {@code statement}, {@code question}, {@code span}, {@code schema-error}, {@code distance}, {@code pii}, {@code missing},
     *     {@code call}, {@code label}, {@code part} (of a group; what follows it is its own), {@code note}
     * @param subject the statement, span or pointer itself; of a part its metric, after that of a group within: {@code
     *     safe > toxicity}
     * @param verdict {@code supported}, {@code not supported}, a number, or empty
     * @param note the judge's reason, the schema's message, or empty
     */
    public record Item(String kind, String subject, String verdict, String note) {

        private static final Set<String> BAD_KINDS = Set.of("missing", "schema-error");
        private static final Set<String> BAD_VERDICTS = Set.of("missing", "toxic", "biased", "harmful");

        /** Whether it is a reason for a low value, or for a high one where low is good. */
        public boolean speaksAgainst() {
            return BAD_KINDS.contains(kind)
                    || BAD_VERDICTS.contains(verdict)
                    || verdict.startsWith("not ")
                    || verdict.startsWith("wrong")
                    || (kind.equals("part") && verdict.startsWith("missed"));
        }
    }

    public Evidence {
        items = List.copyOf(items);
    }

    public static Evidence none() {
        return new Evidence("", List.of());
    }

    public static Evidence of(String reason) {
        return new Evidence(reason, List.of());
    }
}
