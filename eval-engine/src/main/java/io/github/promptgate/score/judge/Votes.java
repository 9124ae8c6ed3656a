package io.github.promptgate.score.judge;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Scored;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.suite.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How often a judge is asked the same, and how its votes become one: their median, which for yes and no is the
 * majority. The number is odd, so that no tie has to be broken. A vote that could not be counted leaves the score
 * unscored: leaving it out would be a smaller jury than the suite asked for.
 */
public record Votes(int count) {

    /** The option as every judged scorer has it. */
    public static final Shape.Field OPTION =
            Shape.optional("votes", Shape.count(1), "how often the judge is asked (odd); the median counts; 1");

    /**
     * Reads the option.
     *
     * @throws ProblemException SUITE-003 for an even number
     */
    public static Votes of(ScorerOrder order) {
        int count = order.options().count(OPTION.name(), 1);
        if (count % 2 == 0) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_003,
                    order.options().where(OPTION.name()),
                    "votes: " + count + " is even, so votes may tie",
                    "use an odd number, such as " + (count + 1)));
        }
        return new Votes(count);
    }

    /** Takes one vote. */
    @FunctionalInterface
    public interface Round {

        /** Scored (its mark does not matter) or not applicable. */
        Score vote(Judge judge);
    }

    /** All votes as one score. */
    public Score fold(Judge judge, Round round) {
        if (count == 1) {
            return round.vote(judge);
        }
        List<Score> votes = new ArrayList<>();
        for (int vote = 1; vote <= count; vote++) {
            votes.add(cast(judge.vote(vote, count), round, vote));
        }
        List<Scored> scored = votes.stream()
                .flatMap(score ->
                        score instanceof Scored s ? java.util.stream.Stream.of(s) : java.util.stream.Stream.of())
                .toList();
        if (scored.isEmpty()) {
            return votes.get(0);
        }
        if (scored.size() < count) {
            throw new CannotScore(
                    UnscoredCause.JUDGE_REPLY,
                    (count - scored.size()) + " of " + count
                            + " votes say that there is nothing to judge, the others judge");
        }
        return median(scored);
    }

    private Score cast(Judge judge, Round round, int vote) {
        try {
            return round.vote(judge);
        } catch (CannotScore e) {
            throw new CannotScore(e.why(), "vote " + vote + " of " + count + ": " + e.detail());
        }
    }

    private Score median(List<Scored> votes) {
        Scored middle = votes.stream()
                .sorted(Comparator.comparingDouble(Scored::value))
                .toList()
                .get(count / 2);
        long agreeing = votes.stream().filter(v -> v.value() == middle.value()).count();
        String values = votes.stream().map(v -> Double.toString(v.value())).collect(Collectors.joining(", "));
        List<Item> items = new ArrayList<>(middle.evidence().items());
        items.add(new Item("note", "votes", agreeing + " of " + count + " agree", values));
        return new Scored(
                middle.metric(),
                middle.value(),
                middle.mark(),
                new Evidence(middle.evidence().reason(), items));
    }
}
