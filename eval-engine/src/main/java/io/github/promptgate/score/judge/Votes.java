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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often each judge is asked the same, and how their votes become one: the median, which for yes and no is the
 * majority. The number is odd, and so is that of the judges, so that no tie has to be broken. A vote that could not be counted leaves the score
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

    /** All votes of all judges as one score. */
    public Score fold(Judge judge, Round round) {
        List<Seat> seats = seats(judge.jury());
        if (seats.size() == 1) {
            return round.vote(seats.get(0).judge());
        }
        List<Score> votes = seats.stream().map(seat -> cast(seat, round)).toList();
        List<Scored> scored = votes.stream()
                .flatMap(score -> score instanceof Scored s ? Stream.of(s) : Stream.of())
                .toList();
        if (scored.isEmpty()) {
            return votes.get(0);
        }
        if (scored.size() < seats.size()) {
            throw new CannotScore(
                    UnscoredCause.JUDGE_REPLY,
                    (seats.size() - scored.size()) + " of " + seats.size()
                            + " votes say that there is nothing to judge, the others judge");
        }
        return median(scored, seats);
    }

    /**
     * Who votes once.
     *
     * @param vote how a failure of it is told
     * @param shown stands before its value; empty where there is one judge
     */
    private record Seat(Judge judge, String vote, String shown) {}

    private List<Seat> seats(List<Judge> jury) {
        List<Seat> seats = new ArrayList<>();
        for (Judge judge : jury) {
            for (int vote = 1; vote <= count; vote++) {
                Judge asked = count == 1 ? judge : judge.vote(vote, count);
                String told = count == 1 ? "" : "vote " + vote + " of " + count;
                seats.add(
                        jury.size() == 1
                                ? new Seat(asked, told, "")
                                : new Seat(
                                        asked,
                                        (told.isEmpty() ? "" : told + ", ") + "judge " + judge.name(),
                                        judge.name() + " "));
            }
        }
        return seats;
    }

    private static Score cast(Seat seat, Round round) {
        try {
            return round.vote(seat.judge());
        } catch (CannotScore e) {
            throw new CannotScore(e.why(), seat.vote() + ": " + e.detail());
        }
    }

    private static Score median(List<Scored> votes, List<Seat> seats) {
        Scored middle = votes.stream()
                .sorted(Comparator.comparingDouble(Scored::value))
                .toList()
                .get(votes.size() / 2);
        long agreeing = votes.stream().filter(v -> v.value() == middle.value()).count();
        String values = IntStream.range(0, votes.size())
                .mapToObj(i -> seats.get(i).shown() + votes.get(i).value())
                .collect(Collectors.joining(", "));
        List<Item> items = new ArrayList<>(middle.evidence().items());
        items.add(new Item("note", "votes", agreeing + " of " + votes.size() + " agree", values));
        return new Scored(
                middle.metric(),
                middle.value(),
                middle.mark(),
                new Evidence(middle.evidence().reason(), items));
    }
}
