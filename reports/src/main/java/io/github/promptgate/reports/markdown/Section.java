package io.github.promptgate.reports.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A part of a page.
 *
 * @param text ends with a line break
 */
record Section(Rank rank, String text) {

    /** What a page can do without: the last first. */
    enum Rank {
        LINE(""),
        HEAD("the rules"),
        TOP("the worst cases"),
        FOLDED("the folded tables"),
        OPEN("the lists of cases");

        private final String words;

        Rank(String words) {
            this.words = words;
        }
    }

    /**
     * All of them, or what fits: lists of cases go first, then folded tables, then the worst cases, then all but one line.
     *
     * @param size of a text, as the limit counts
     */
    static String fit(List<Section> sections, int limit, ToIntFunction<String> size) {
        List<String> left = new ArrayList<>();
        for (int last = Rank.values().length - 1; last > 0; last--) {
            String page = page(sections, Rank.values()[last], left);
            if (size.applyAsInt(page) <= limit) {
                return page;
            }
            left.add(0, Rank.values()[last].words);
        }
        return page(sections, Rank.LINE, left);
    }

    private static String page(List<Section> sections, Rank last, List<String> left) {
        String page = sections.stream()
                .filter(section -> section.rank().compareTo(last) <= 0)
                .map(Section::text)
                .collect(Collectors.joining("\n"));
        return left.isEmpty()
                ? page
                : page + "\n_Left out, as it would be too long: " + String.join(", ", left)
                        + ". All of it is in the report._\n";
    }
}
