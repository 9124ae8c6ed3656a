package io.github.promptgate.score.text;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.LabelPair;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.CaseValue;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.source.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Passes when the answer's label is the expected one; what is none of the suite's labels misses. Its evidence carries
 * both labels, from which the gate and the reports compute precision, recall, F1 and the confusion matrix.
 */
final class ClassificationScorer implements Scorer {

    private final Metric metric;
    private final Map<String, String> labels;
    private final boolean ignoreCase;
    private final Optional<CaseValue> expected;
    private final LabelFinder finder;

    private ClassificationScorer(ScorerOrder order) {
        this.metric = order.metric();
        this.ignoreCase = order.options().flag("ignore-case", false);
        this.labels = labels(order);
        this.expected = order.value("value");
        this.finder = LabelFinder.of(order);
    }

    static Scorer of(ScorerOrder order) {
        return new ClassificationScorer(order);
    }

    /** Each label by what an answer is compared with. */
    private Map<String, String> labels(ScorerOrder order) {
        Map<String, String> found = new LinkedHashMap<>();
        for (Node label : order.options().many("labels")) {
            String name = label.asText().strip();
            String other = found.putIfAbsent(key(name), name);
            if (name.isEmpty() || other != null) {
                throw new ProblemException(new Problem(
                        ProblemCode.SUITE_003,
                        label.where(),
                        name.isEmpty() ? "a label is empty" : "label \"" + name + "\" is there twice",
                        "give each label once"));
            }
        }
        return Collections.unmodifiableMap(found);
    }

    private String key(String label) {
        return ignoreCase ? label.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : label;
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        String wanted = expected(subject);
        LabelFinder.Found found = finder.in(subject.answer());
        Optional<String> given = found.text().flatMap(text -> Optional.ofNullable(labels.get(key(text))));
        String note = given.isPresent() ? "" : unknown(found);
        LabelPair pair = new LabelPair(wanted, given);
        String reason = given.map(label -> "\"" + label + "\"").orElse(note) + ", expected \"" + wanted + "\"";
        return Score.Scored.binary(
                metric.name(),
                given.filter(wanted::equals).isPresent(),
                new Evidence(reason, List.of(pair.item(note))));
    }

    private static String unknown(LabelFinder.Found found) {
        return found.text()
                .map(text -> "no label of the suite: \"" + Excerpt.of(text) + "\"")
                .orElse("no label: " + found.why());
    }

    private String expected(Subject subject) {
        String text = expected.map(value -> value.text(subject))
                .or(() -> subject.evalCase().expected())
                .orElseThrow(() -> missing(subject, "has no \"expected\""))
                .strip();
        String label = labels.get(key(text));
        if (label == null) {
            throw missing(subject, "expects \"" + Excerpt.of(text) + "\", which is none of the suite's labels");
        }
        return label;
    }

    private static CannotScore missing(Subject subject, String what) {
        return new CannotScore(
                UnscoredCause.VALUE_MISSING, "case \"" + subject.evalCase().id() + "\" " + what);
    }
}
