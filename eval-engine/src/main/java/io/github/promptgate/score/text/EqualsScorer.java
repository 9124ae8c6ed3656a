package io.github.promptgate.score.text;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
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
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.List;

/**
 * Passes when the answer equals the value: as text, after the normalisation that the suite states; as JSON where the
 * value is a map or a list or the suite says so (key order does not count, numbers compare by value).
 */
final class EqualsScorer implements Scorer {

    private final Metric metric;
    private final CaseValue value;
    private final Normal normal;
    private final boolean asJson;

    private EqualsScorer(Metric metric, CaseValue value, Normal normal, boolean asJson) {
        this.metric = metric;
        this.value = value;
        this.normal = normal;
        this.asJson = asJson;
    }

    static Scorer of(ScorerOrder order) {
        return new EqualsScorer(
                order.metric(),
                order.value("value").orElseThrow(),
                Normal.of(order.options()),
                order.options().text("as", "text").equals("json"));
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        Node expected = value.node(subject);
        boolean structured = !(expected instanceof ScalarNode);
        return asJson || structured
                ? json(subject, asJson && !structured ? parsed(expected, subject) : expected)
                : text(subject.answer(), expected.asText());
    }

    private Score text(String answer, String expected) {
        String left = normal.apply(answer);
        String right = normal.apply(expected);
        return left.equals(right)
                ? Score.Scored.binary(metric.name(), true, Evidence.of("equal"))
                : differs(right, "first difference at character " + (firstDifference(left, right) + 1));
    }

    private Score json(Subject subject, Node expected) {
        Node answer;
        try {
            answer = JsonText.read(subject.answer(), "answer");
        } catch (ProblemException e) {
            return differs(expected.asText(), "the answer is not JSON");
        }
        return answer.sameValue(expected)
                ? Score.Scored.binary(metric.name(), true, Evidence.of("equal as JSON"))
                : differs(expected.asText(), "not equal as JSON");
    }

    private static Node parsed(Node expected, Subject subject) {
        try {
            return JsonText.read(
                    expected.asText(), subject.evalCase().ref().where().file());
        } catch (ProblemException e) {
            throw new CannotScore(
                    UnscoredCause.VALUE_MISSING,
                    "the value to compare with is not JSON in case \""
                            + subject.evalCase().id() + "\"");
        }
    }

    private Score differs(String expected, String reason) {
        Item item = new Item("missing", Excerpt.of(expected), "expected", "");
        return Score.Scored.binary(metric.name(), false, new Evidence(reason, List.of(item)));
    }

    private static int firstDifference(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }
}
