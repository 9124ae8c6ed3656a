package io.github.promptgate.score;

import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Masking;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.Score.Unscored;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Scorers.Scoring;
import io.github.promptgate.score.Subject.Rival;
import io.github.promptgate.score.judge.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The second half of scoring a trial: what holds its reply against other cells' replies to the same case and sample.
 *
 * @param alone what the scorers without a rival gave
 * @param opponents by the words of {@link Scorer#rival}
 */
public record Contest(Subject subject, Scoring alone, Map<String, Opponent> opponents) {

    public Contest {
        opponents = Map.copyOf(opponents);
    }

    /**
     * Another cell, as far as it came.
     *
     * @param cell its id
     * @param rival its reply; empty where it never came
     * @param why it never came
     */
    public record Opponent(String cell, Optional<Rival> rival, String why) {}

    /**
     * Scores with those that have a rival, under the rules of all scorers.
     *
     * @param scorers all of the trial; the scores come in their order
     * @return the scores of both halves, and what both took
     */
    public Scoring score(List<Scorer> scorers, Scorers.Equipment equipment, boolean truncatedScored) {
        Ledger ledger = new Ledger();
        Rules rules = new Rules(truncatedScored);
        Instruments instruments = BoundInstruments.of(equipment, subject.trial(), ledger, rules);
        Masking own = Masking.of(subject.answer(), alone.scores());
        List<Score> scores = new ArrayList<>();
        int next = 0;
        for (Scorer scorer : scorers) {
            if (scorer.rival().isEmpty()) {
                scores.add(alone.scores().get(next++));
            } else {
                Score score = score(scorer, rules, instruments);
                scores.add(own.score(hidden(opponent(scorer), score)));
            }
        }
        return new Scoring(scores, alone.spend().plus(ledger.spend()));
    }

    private Score score(Scorer scorer, Rules rules, Instruments instruments) {
        Opponent opponent = opponent(scorer);
        return rules.beforehand(scorer, subject)
                .or(() -> beforehand(scorer.metric().name(), opponent, rules.truncatedScored()))
                .orElseGet(() ->
                        rules.score(scorer, subject.against(opponent.rival().orElseThrow()), instruments));
    }

    private Opponent opponent(Scorer scorer) {
        String word = scorer.rival().orElseThrow();
        return Optional.ofNullable(opponents.get(word))
                .orElseGet(() -> new Opponent(word, Optional.empty(), "there is no such cell in this run"));
    }

    /** What the pair decides without being looked at. */
    private Optional<Score> beforehand(String metric, Opponent opponent, boolean truncatedScored) {
        if (opponent.cell().equals(subject.trial().cell().id())) {
            return Optional.of(new NotApplicable(
                    metric, NotApplicable.Reason.ITSELF, "this is the cell that the others are held against"));
        }
        return missing(opponent, truncatedScored)
                .map(why -> new Unscored(
                        metric,
                        UnscoredCause.RIVAL_MISSING,
                        opponent.cell() + " gave no reply to case \""
                                + subject.evalCase().id() + "\", sample "
                                + subject.trial().sample() + ": " + why));
    }

    private static Optional<String> missing(Opponent opponent, boolean truncatedScored) {
        if (opponent.rival().isEmpty()) {
            return Optional.of(opponent.why());
        }
        Rival rival = opponent.rival().get();
        Optional<String> fallback = rival.scores().stream()
                .filter(score -> score instanceof Unscored unscored && unscored.cause() == UnscoredCause.FALLBACK)
                .map(score -> ((Unscored) score).detail())
                .findFirst();
        return fallback.or(() -> rival.reply()
                .fold(
                        answered -> unfit(answered, truncatedScored),
                        refused -> Optional.of("the reply was refused"),
                        failed -> Optional.of(failed.problem().code().id() + " "
                                + failed.problem().what())));
    }

    private static Optional<String> unfit(Reply.Answered answered, boolean truncatedScored) {
        if (answered.finish() == FinishReason.CONTENT_FILTER) {
            return Optional.of("the reply was refused");
        }
        if (answered.finish() == FinishReason.LENGTH && !truncatedScored) {
            return Optional.of("the reply was cut at the model's token limit");
        }
        return answered.text().isBlank() ? Optional.of("the reply is empty") : Optional.empty();
    }

    /** What is personal in the rival's reply stays hidden here too. */
    private static Score hidden(Opponent opponent, Score score) {
        return opponent.rival()
                .map(rival -> Masking.of(rival.reply().text(), rival.scores()).score(score))
                .orElse(score);
    }
}
