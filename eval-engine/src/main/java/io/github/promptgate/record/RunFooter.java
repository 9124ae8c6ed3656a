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
 * @param sampled how samples were drawn until all was decided; empty where all that were planned were drawn
 * @param wallMillis left out of "same bytes", as are the sources
 * @param labels that people had given by then, each counted once
 * @param warnings what is wrong and decided nothing; left out of "same bytes" too
 * @param lengths how judged metrics and those in [0, 1] go with the answers' length, one entry a metric
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
        List<LengthCorrelation> lengths,
        Optional<Sampled> sampled,
        long labels,
        List<Problem> warnings) {

    public RunFooter {
        lengths = List.copyOf(lengths);
        warnings = List.copyOf(warnings);
    }

    /** Without correlations and references, of a run whose samples were all drawn. */
    public RunFooter(
            Counts counts,
            String stopped,
            OptionalDouble cost,
            OptionalDouble judgeCost,
            long judgeCalls,
            long wallMillis,
            ReplySources sources) {
        this(
                counts,
                Counts.none(),
                stopped,
                cost,
                judgeCost,
                judgeCalls,
                wallMillis,
                sources,
                List.of(),
                Optional.empty(),
                0,
                List.of());
    }

    /** The same with how its samples were drawn. */
    public RunFooter with(Sampled drawn) {
        return new RunFooter(
                counts,
                references,
                stopped,
                cost,
                judgeCost,
                judgeCalls,
                wallMillis,
                sources,
                lengths,
                Optional.of(drawn),
                labels,
                warnings);
    }

    /** The same beside trials of cells that changes are measured from. */
    public RunFooter beside(Counts ofReferences) {
        return new RunFooter(
                counts,
                ofReferences,
                stopped,
                cost,
                judgeCost,
                judgeCalls,
                wallMillis,
                sources,
                lengths,
                sampled,
                labels,
                warnings);
    }

    /** Counts of every trial that the run asked for, references included: a verdict rests on all of them. */
    public Counts all() {
        return counts.plus(references);
    }

    /** The same with what is known only when the models are done. */
    public RunFooter with(String why, ReplySources from) {
        return new RunFooter(
                counts,
                references,
                why,
                cost,
                judgeCost,
                judgeCalls,
                wallMillis,
                from,
                lengths,
                sampled,
                labels,
                warnings);
    }

    /** The same with correlations. */
    public RunFooter with(List<LengthCorrelation> found) {
        return new RunFooter(
                counts,
                references,
                stopped,
                cost,
                judgeCost,
                judgeCalls,
                wallMillis,
                sources,
                found,
                sampled,
                labels,
                warnings);
    }

    /** The same with what is wrong and decided nothing. */
    public RunFooter warned(List<Problem> found) {
        return new RunFooter(
                counts,
                references,
                stopped,
                cost,
                judgeCost,
                judgeCalls,
                wallMillis,
                sources,
                lengths,
                sampled,
                labels,
                found);
    }

    /** The same with how many labels the run was held against. */
    public RunFooter labelled(long given) {
        return new RunFooter(
                counts,
                references,
                stopped,
                cost,
                judgeCost,
                judgeCalls,
                wallMillis,
                sources,
                lengths,
                sampled,
                given,
                warnings);
    }
}
