package io.github.promptgate.record;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How often each label was given where each was expected, and what follows: precision, recall and F1 of a label,
 * macro-F1 over the labels (Sokolova and Lapalme 2009, doi 10.1016/j.ipm.2009.03.002, table 3; F1 averaged over labels,
 * as scikit-learn's {@code average="macro"}). 0/0 is empty. An answer with no label of the suite counts as missed for
 * the expected label and as given for none.
 */
public final class Confusion {

    /** A cell of the matrix. */
    public record Entry(LabelPair pair, long count) {}

    /** What counts for one label: rightly given, wrongly given, wrongly not given. */
    public record Counts(long right, long wronglyGiven, long notGiven) {

        /** Share of right ones among those that were given the label; empty when none was. */
        public OptionalDouble precision() {
            return share(right, right + wronglyGiven);
        }

        /** Share of right ones among those that expect the label; empty when none does. */
        public OptionalDouble recall() {
            return share(right, right + notGiven);
        }

        /** 2 tp / (2 tp + fp + fn); empty when the label is neither given nor expected. */
        public OptionalDouble f1() {
            return share(2 * right, 2 * right + wronglyGiven + notGiven);
        }
    }

    private static final Comparator<LabelPair> ORDER = Comparator.comparing(LabelPair::expected)
            .thenComparing(pair -> pair.given().orElse(""));

    private final NavigableMap<LabelPair, Long> pairs;

    private Confusion(NavigableMap<LabelPair, Long> pairs) {
        this.pairs = Collections.unmodifiableNavigableMap(pairs);
    }

    /** Counts. */
    public static Confusion of(Collection<LabelPair> found) {
        NavigableMap<LabelPair, Long> pairs = new TreeMap<>(ORDER);
        found.forEach(pair -> pairs.merge(pair, 1L, Long::sum));
        return new Confusion(pairs);
    }

    /** As counted elsewhere. */
    public static Confusion ofCounts(Map<LabelPair, Long> counts) {
        NavigableMap<LabelPair, Long> pairs = new TreeMap<>(ORDER);
        pairs.putAll(counts);
        return new Confusion(pairs);
    }

    /** The cells of the matrix that are not 0, by expected and given label. */
    public List<Entry> entries() {
        return pairs.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Labels that were given or expected, in alphabetical order. */
    public NavigableSet<String> labels() {
        NavigableSet<String> labels = new TreeSet<>();
        for (LabelPair pair : pairs.keySet()) {
            labels.add(pair.expected());
            pair.given().ifPresent(labels::add);
        }
        return labels;
    }

    /** The counts of one label. */
    public Counts counts(String label) {
        long right = 0;
        long wronglyGiven = 0;
        long notGiven = 0;
        for (Map.Entry<LabelPair, Long> entry : pairs.entrySet()) {
            boolean expected = entry.getKey().expected().equals(label);
            boolean given = entry.getKey().given().filter(label::equals).isPresent();
            right += expected && given ? entry.getValue() : 0;
            wronglyGiven += !expected && given ? entry.getValue() : 0;
            notGiven += expected && !given ? entry.getValue() : 0;
        }
        return new Counts(right, wronglyGiven, notGiven);
    }

    /** The plain mean of F1 over {@link #labels()}; empty when there are none. */
    public OptionalDouble macroF1() {
        return labels().stream()
                .mapToDouble(label -> counts(label).f1().orElseThrow())
                .average();
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
