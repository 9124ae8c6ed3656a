package io.github.promptgate.score.text;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.source.Node;
import java.util.List;

/** Passes when the answer is in one of the stated languages; one of under three words is too short to tell. */
final class LanguageScorer implements Scorer {

    private static final int FEWEST_WORDS = 3;

    private final Metric metric;
    private final List<String> wanted;
    private final Languages languages;

    private LanguageScorer(Metric metric, List<String> wanted, Languages languages) {
        this.metric = metric;
        this.wanted = wanted;
        this.languages = languages;
    }

    static Scorer of(ScorerOrder order) {
        Languages languages = Languages.load(Languages.class.getClassLoader(), order.where());
        return new LanguageScorer(
                order.metric(),
                order.options().many("value").stream()
                        .map(node -> code(node, languages.known()))
                        .toList(),
                languages);
    }

    private static String code(Node node, List<String> known) {
        String code = Languages.code(node.asText());
        if (!known.contains(code)) {
            throw new ProblemException(
                    Problem.unknown(ProblemCode.SUITE_003, node.where(), "language", node.asText(), known));
        }
        return code;
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        if (Words.count(subject.answer()) < FEWEST_WORDS) {
            return new NotApplicable(
                    metric.name(),
                    NotApplicable.Reason.UNDEFINED,
                    "an answer of fewer than " + FEWEST_WORDS + " words is too short to tell its language");
        }
        String found = languages.of(subject.answer());
        Evidence evidence = Evidence.of("looks like " + found + ", asked " + String.join(" or ", wanted));
        return Score.Scored.binary(metric.name(), wanted.contains(found), evidence);
    }
}
