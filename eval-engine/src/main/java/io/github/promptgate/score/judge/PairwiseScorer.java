package io.github.promptgate.score.judge;

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
import io.github.promptgate.score.Threshold;
import io.github.promptgate.source.MapNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a judge which of two cells' answers to the same case and sample is better, in both orders: a win counts 1, a
 * tie 0.5, a loss 0. Only a verdict that stands in both orders is a win or a loss.
 */
final class PairwiseScorer implements Scorer {

    private static final String STEP = "compare";
    private static final String SWAPPED = "compare-swapped";
    private static final int ORDERS = 2;
    private static final int MAX_TOKENS = 2048;
    private static final List<String> VARIABLES = List.of("first", "question", "rubric", "second");
    private static final ReplyForm FORM = ReplyForm.of("""
            {"type": "object", "additionalProperties": false, "required": ["reason", "verdict"], "properties": {
              "reason": {"type": "string", "description": "why, in one to three sentences"},
              "verdict": {"type": "string", "enum": ["first", "second", "tie"]}}}""");

    private final Metric metric;
    private final String rival;
    private final CaseValue rubric;
    private final JudgePrompt prompt;
    private final Threshold threshold;
    private final Votes votes;

    private PairwiseScorer(ScorerOrder order) {
        this.metric = order.metric();
        this.rival = order.options().text("against").orElseThrow();
        this.rubric = order.value("rubric").orElseThrow();
        this.prompt = JudgePrompt.of(order, order.options(), "prompt", new JudgePrompt.Asked(STEP, VARIABLES));
        this.threshold = order.threshold();
        this.votes = Votes.of(order);
    }

    static Scorer of(ScorerOrder order) {
        return new PairwiseScorer(order);
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public boolean judged() {
        return true;
    }

    @Override
    public int judgeCalls() {
        return votes.count() * ORDERS;
    }

    @Override
    public Optional<String> rival() {
        return Optional.of(rival);
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        Subject.Rival other = subject.rival()
                .orElseThrow(() -> new CannotScore(UnscoredCause.RIVAL_MISSING, "there is no reply of " + rival));
        String own = subject.answer();
        String others = other.reply().text();
        if (own.equals(others)) {
            Item same = new Item("note", "rival", other.cell(), "");
            return threshold.scored(
                    metric.name(), Verdict.TIE.worth, new Evidence("both answers are the same", List.of(same)));
        }
        String told = rubric.text(subject, Fence::inline);
        String question = Fence.orNone(subject.question());
        JudgeQuestion first = question(
                STEP,
                Map.of(
                        "rubric",
                        told,
                        "question",
                        question,
                        "first",
                        Fence.around(own),
                        "second",
                        Fence.around(others)));
        JudgeQuestion swapped = question(
                SWAPPED,
                Map.of(
                        "rubric",
                        told,
                        "question",
                        question,
                        "first",
                        Fence.around(others),
                        "second",
                        Fence.around(own)));
        return votes.fold(
                instruments.judge(metric.name()),
                judge -> decided(
                        other.cell(), Verdict.of(judge.ask(first), "first"), Verdict.of(judge.ask(swapped), "second")));
    }

    private JudgeQuestion question(String step, Map<String, String> values) {
        return new JudgeQuestion(step, prompt, values, FORM, MAX_TOKENS);
    }

    private Score decided(String cell, Said one, Said two) {
        boolean stands = one.verdict() == two.verdict();
        Verdict verdict = stands ? one.verdict() : Verdict.TIE;
        String reason = stands ? one.reason() : "a tie, since the verdict changes with the order of the answers";
        return threshold.scored(
                metric.name(),
                verdict.worth,
                new Evidence(
                        reason,
                        List.of(
                                new Item("note", "rival", cell, ""),
                                new Item("order", "this answer first", one.verdict().word, one.reason()),
                                new Item("order", "this answer second", two.verdict().word, two.reason()),
                                prompt.evidence())));
    }

    /** What the judge said in one order, of this answer. */
    private record Said(Verdict verdict, String reason) {}

    /** How this answer did. */
    private enum Verdict {
        WIN("win", 1),
        TIE("tie", 0.5),
        LOSS("loss", 0);

        private final String word;
        private final double worth;

        Verdict(String word, double worth) {
            this.word = word;
            this.worth = worth;
        }

        /** @param own where this answer stood */
        private static Said of(MapNode reply, String own) {
            String said = reply.get("verdict").orElseThrow().asText();
            Verdict verdict = said.equals("tie") ? TIE : said.equals(own) ? WIN : LOSS;
            return new Said(
                    verdict, Excerpt.of(reply.get("reason").orElseThrow().asText(), 1000));
        }
    }
}
