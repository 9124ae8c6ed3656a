package io.github.promptgate.record;

import io.github.promptgate.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a run ended.
 *
 * @param counts of the suite's own cells
 * @param references counts of the cells that changes are measured from; none in most runs
 * @param stopped why the plan was not completed, empty when it was
 * @param cost price of all replies in USD; empty when any is unknown
 * @param judgeCost price of all judge calls in USD; empty when any is unknown
 * @param wallMillis left out of "same bytes", as are the sources
 * @param afterwards what was worked out once all trials were there
 */
public record RunFooter(
        Counts counts,
        Counts references,
        String stopped,
        OptionalDouble cost,
        OptionalDouble judgeCost,
        long judgeCalls,
        long wallMillis,
        ReplySources sources,
        Afterwards afterwards) {

    /**
     * What is worked out once all trials are there.
     *
     * @param lengths how judged metrics and those in [0, 1] go with the answers' length, one entry a metric
     * @param sampled how samples were drawn until all was decided; empty where all that were planned were drawn
     * @param labels that people had given by then, each counted once
     * @param warnings what is wrong and decided nothing; left out of "same bytes"
     */
    public record Afterwards(
            List<LengthCorrelation> lengths, Optional<Sampled> sampled, long labels, List<Problem> warnings) {

        public Afterwards {
            lengths = List.copyOf(lengths);
            warnings = List.copyOf(warnings);
        }

        public static Afterwards nothing() {
            return new Afterwards(List.of(), Optional.empty(), 0, List.of());
        }
    }

    /** The same with what is known only when the models are done. */
    public RunFooter with(String why, ReplySources from) {
        return new RunFooter(counts, references, why, cost, judgeCost, judgeCalls, wallMillis, from, afterwards);
    }

    /** The same with what was worked out once all trials were there. */
    public RunFooter with(Afterwards found) {
        return new RunFooter(counts, references, stopped, cost, judgeCost, judgeCalls, wallMillis, sources, found);
    }

    /** Counts of every trial that the run asked for, references included: a verdict rests on all of them. */
    public Counts all() {
        return counts.plus(references);
    }

    /** How judged metrics and those in [0, 1] go with the answers' length. */
    public List<LengthCorrelation> lengths() {
        return afterwards.lengths();
    }

    /** How samples were drawn until all was decided. */
    public Optional<Sampled> sampled() {
        return afterwards.sampled();
    }

    /** Labels that people had given by then. */
    public long labels() {
        return afterwards.labels();
    }

    /** What is wrong and decided nothing. */
    public List<Problem> warnings() {
        return afterwards.warnings();
    }
}
