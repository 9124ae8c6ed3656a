package io.github.promptgate.score.safety;

import io.github.promptgate.score.safety.PiiType.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** One piece of personal data in a text. */
record Pii(PiiType type, Range range) {

    /** All pieces of these kinds, in the text's order, without overlaps. */
    static List<Pii> in(String text, Collection<PiiType> types) {
        List<Pii> found = new ArrayList<>();
        TreeSet<Range> taken = new TreeSet<>(Comparator.comparingInt(Range::start));
        for (PiiType type : PiiType.values()) {
            for (Range range : type.find(text)) {
                if (isFree(range, taken)) {
                    taken.add(range);
                    found.add(new Pii(type, range));
                }
            }
        }
        found.removeIf(pii -> !types.contains(pii.type()));
        found.sort(Comparator.comparingInt(pii -> pii.range().start()));
        return found;
    }

    private static boolean isFree(Range range, TreeSet<Range> taken) {
        Range before = taken.floor(range);
        Range after = taken.higher(range);
        return (before == null || !before.overlaps(range)) && (after == null || !after.overlaps(range));
    }
}
