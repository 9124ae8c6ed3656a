package io.github.promptgate.gate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a rule's result rests on, in numbers. All values are in the metric's unit, or in that of the change.
 *
 * @param interval where the statistic or its change lies; empty where there is none
 * @param test of a change
 * @param decisive the one-sided bound that decided, or would have had to
 * @param cases how many cases the bounds rest on; 0 where there are none
 * @param casesToDecide how many cases like these, in all, would decide; empty where it is decided, or none would
 * @param chance estimated: that as many new cases would fall on the bound's other side, in (0, 1)
 * @param compared of a rule on a change: with what
 * @param flaky cases whose samples disagree, in plan order
 * @param doubt why nothing is known, with its fix; empty where the result stands
 */
public record Grounds(
        Optional<Shown> interval,
        Optional<Test> test,
        Optional<Decisive> decisive,
        long cases,
        OptionalLong casesToDecide,
        OptionalDouble chance,
        Optional<Compared> compared,
        List<Flaky> flaky,
        Optional<Problem> doubt) {

    public Grounds {
        flaky = List.copyOf(flaky);
    }

    /** Where nothing was weighed. */
    public static Grounds none() {
        return new Grounds(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** {@code about 31 %}, {@code below 1 %}. */
    public Optional<String> chanceText() {
        return chance.isEmpty() ? Optional.empty() : Optional.of(Chances.percent(chance.getAsDouble()));
    }

    /** What as many cases as would decide would show: a test alone can only find a rule broken. */
    public Towards towards() {
        return decisive.map(Decisive::towards).orElse(Towards.BROKEN);
    }

    Grounds with(Optional<Compared> with) {
        return new Grounds(interval, test, decisive, cases, casesToDecide, chance, with, flaky, doubt);
    }

    Grounds with(List<Flaky> cases) {
        return new Grounds(interval, test, decisive, this.cases, casesToDecide, chance, compared, cases, doubt);
    }

    Grounds because(Problem cause) {
        return new Grounds(interval, test, decisive, cases, casesToDecide, chance, compared, flaky, Optional.of(cause));
    }

    /**
     * An interval to show.
     *
     * @param confidence two-sided
     * @param method that bounds it, in words; Wilson's is shown for a pass rate that Clopper and Pearson's decides
     */
    public record Shown(Interval range, double confidence, String method) {}

    /**
     * A one-sided bound that a decision rests on; of what is not decided, the one that has to clear the limit for what was
     * observed to be decided.
     *
     * @param towards what it shows where it clears the limit
     * @param value infinite where so few cases bound nothing
     * @param confidence one-sided, after Holm
     * @param family how many rules of the run share its level, 1 where it has one of its own
     * @param method in words
     */
    public record Decisive(Towards towards, double value, double confidence, int family, String method) {}

    /** What a bound can show of a rule. */
    public enum Towards {
        HOLDS("holds"),
        BROKEN("is broken");

        private final String words;

        Towards(String words) {
            this.words = words;
        }

        /** After "it": {@code holds}, {@code is broken}. */
        public String words() {
            return words;
        }
    }

    /**
     * A test of "nothing changed".
     *
     * @param name in words
     * @param p one-sided: the chance of so great a change for the worse, had nothing changed
     * @param adjusted the same among all rules of the run that may fail by it
     * @param twoSided of a change so great, whichever way
     */
    public record Test(String name, double p, OptionalDouble adjusted, OptionalDouble twoSided) {}

    /**
     * What a change was measured from.
     *
     * @param reference as a message says it
     * @param before the statistic there, over the pairs
     * @param after here, over the pairs
     * @param paired cells x cases that stand on both sides
     * @param planned cells x cases that should
     * @param worse pairs that turned for the worse, worst first
     * @param better pairs that turned for the better, best first
     */
    public record Compared(
            String reference,
            OptionalDouble before,
            OptionalDouble after,
            long paired,
            long planned,
            Apart apart,
            List<Moved> worse,
            List<Moved> better) {
        public Compared {
            worse = List.copyOf(worse);
            better = List.copyOf(better);
        }
    }

    /**
     * Cases that are not compared, by their ids.
     *
     * @param added that the reference does not have
     * @param removed that the run does not have
     * @param changed whose content differs
     */
    public record Apart(List<String> added, List<String> removed, List<String> changed) {
        public Apart {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            changed = List.copyOf(changed);
        }
    }

    /** A case that turned for the worse or the better. */
    public record Moved(CaseRef caseRef, String cell, double before, double after) {}

    /**
     * A case whose samples disagree.
     *
     * @param passed samples that passed
     * @param of samples that were judged
     */
    public record Flaky(CaseRef caseRef, String cell, int passed, int of) {}
}
