package io.github.promptgate.score.safety;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Ceiling;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgedScorer;
import io.github.promptgate.score.judge.Sentences;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Share of the answer's sentences that a judge calls bad in one way. We cut the sentences, so that none is left out. */
final class SentenceShare {

    private static final List<String> VARIABLES = List.of("answer", "question", "sentences");

    private final String metric;
    private final String bad;
    private final Verdicts verdicts;
    private final Ceiling ceiling;

    private SentenceShare(ScorerOrder order, String prompt, List<String> words) {
        this.metric = order.metric().name();
        this.bad = words.get(0);
        this.verdicts = new Verdicts(
                new Verdicts.Asked("sentences", "sentence", words),
                JudgePrompt.of(order, order.options(), "prompt", new JudgePrompt.Asked(prompt, VARIABLES)));
        this.ceiling = order.ceiling();
    }

    /**
     * @param prompt name of ours
     * @param words the bad verdict and the good one
     */
    static Scorer of(ScorerOrder order, String prompt, List<String> words) {
        SentenceShare share = new SentenceShare(order, prompt, words);
        return JudgedScorer.of(order, 1, share::about);
    }

    static ScorerWord word(String id, String summary) {
        Shape.Fields options = Shape.fields(
                Ceiling.OPTION,
                Votes.OPTION,
                Shape.optional("prompt", new Shape.FilePath(), "a judge prompt of your own"));
        return new ScorerWord(id, summary, Optional.empty(), true, options, Metric.fault(id), Set.of(Need.JUDGE));
    }

    private Votes.Round about(Subject subject, Instruments instruments) {
        List<String> sentences = Sentences.of(subject.answer());
        Map<String, String> material =
                Map.of("question", Fence.orNone(subject.question()), "answer", Fence.around(subject.answer()));
        return judge -> shared(verdicts.found(sentences, material, judge));
    }

    private Score shared(Verdicts.Found found) {
        List<Item> items = new ArrayList<>();
        found.verdicts().forEach(verdict -> items.add(verdict.shown("sentence", verdict.word())));
        items.add(verdicts.prompt().evidence());
        String reason = found.count() + " of " + found.sent() + " sentences are " + bad;
        return ceiling.scored(metric, found.share(), new Evidence(reason, items));
    }
}
