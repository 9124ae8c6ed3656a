package io.github.promptgate.record;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run was asked to do.
 *
 * @param suite the suite's name
 * @param suiteFile the suite file as shown
 * @param suiteDigest 64 hex digits over the suite file
 * @param datasetDigest 64 hex digits over the content of all cases
 * @param cells in plan order
 * @param metrics all that the scorers announce, then the built-in ones
 * @param samples replies per case and cell: those that were drawn, where the run ended once all was decided
 * @param seed of the suite
 * @param planDigest 64 hex digits over all that makes the plan: cells, prompts, models, cases, samples, metrics, seed
 * @param shard which part of the plan was run; empty for the whole
 * @param startedAt ISO-8601 instant, left out of "same bytes"
 * @param version of PromptGate
 * @param part what was selected of a larger plan, such as {@code 2 of 8 cases}; empty for the whole plan
 * @param failing what ends as failed where the run is told as JUnit tests
 * @param basis by what another run tells whether its values mean the same
 * @param environment whose gate decides; empty for the suite's own
 * @param revisions what the prompts were at each commit that a rule measures a change from
 */
public record RunHeader(
        String suite,
        String suiteFile,
        String suiteDigest,
        String datasetDigest,
        List<Cell> cells,
        List<PromptRef> prompts,
        List<Metric> metrics,
        long cases,
        int samples,
        long seed,
        String planDigest,
        Optional<Shard> shard,
        String startedAt,
        String version,
        String part,
        Failing failing,
        Basis basis,
        String environment,
        List<PromptsAt> revisions) {

    /** Above this many trials a run is told as JUnit tests by its cells, not by its cases. */
    public static final long MOST_TESTS = 10_000;

    /** What ends as failed where a run is told as JUnit tests. */
    public enum Failing {
        /** Rules only: a case may miss while its rule holds. */
        RULES,
        /** Rules, and each case that misses or could not be judged. */
        CASES
    }

    /**
     * A prompt version.
     *
     * @param digest 64 hex digits over its messages and parameters
     */
    public record PromptRef(String id, String file, String version, String digest) {}

    /**
     * By what another run tells whether its values mean the same.
     *
     * @param definitions by metric, 64 hex digits over what its value depends on beside the case and the reply
     * @param models by id, 64 hex digits over what is asked for by that name
     * @param prices by id, what a model's {@code cost} was counted with, in USD per million tokens; models without a price
     *     have none
     * @param filters what a flag or {@code limit} left out of the suite's own plan, such as {@code cases: refund-*};
     *     empty for all of it
     * @param given what a flag put in place of the suite's values and leaves nothing out, such as {@code samples: 3}
     */
    public record Basis(
            SortedMap<String, String> definitions,
            SortedMap<String, String> models,
            SortedMap<String, String> prices,
            List<String> filters,
            List<String> given) {

        public Basis {
            definitions = Collections.unmodifiableSortedMap(new TreeMap<>(definitions));
            models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
            prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
            filters = List.copyOf(filters);
            given = List.copyOf(given);
        }

        /** Nothing is known of it. */
        public static Basis unknown() {
            SortedMap<String, String> none = Collections.emptySortedMap();
            return new Basis(none, none, none, List.of(), List.of());
        }
    }

    /**
     * The prompts of a revision, as far as they are prompts of the suite too and can be read.
     *
     * @param prompts those whose digest is that of the suite's own prompt are not run again
     * @param changed by id, the line of today's file from which a prompt differs
     */
    public record PromptsAt(Revision revision, List<PromptRef> prompts, SortedMap<String, Integer> changed) {
        public PromptsAt {
            prompts = List.copyOf(prompts);
            changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
        }

        /** Ids of those that are the same as the suite's own. */
        public List<String> unchanged(List<PromptRef> own) {
            return own.stream()
                    .filter(now -> prompts.stream()
                            .anyMatch(past ->
                                    past.id().equals(now.id()) && past.digest().equals(now.digest())))
                    .map(PromptRef::id)
                    .toList();
        }
    }

    /** A run of all that was planned, whose rules alone fail, on an unknown basis. */
    public RunHeader(
            String suite,
            String suiteFile,
            String suiteDigest,
            String datasetDigest,
            List<Cell> cells,
            List<PromptRef> prompts,
            List<Metric> metrics,
            long cases,
            int samples,
            long seed,
            String planDigest,
            Optional<Shard> shard,
            String startedAt,
            String version) {
        this(
                suite,
                suiteFile,
                suiteDigest,
                datasetDigest,
                cells,
                prompts,
                metrics,
                cases,
                samples,
                seed,
                planDigest,
                shard,
                startedAt,
                version,
                "",
                Failing.RULES,
                Basis.unknown(),
                "",
                List.of());
    }

    public RunHeader {
        cells = List.copyOf(cells);
        revisions = List.copyOf(revisions);
        prompts = List.copyOf(prompts);
        metrics = List.copyOf(metrics);
    }

    /** The header of the whole run that this shard is a part of. */
    RunHeader merged(String firstStart) {
        return copy(samples, Optional.empty(), firstStart);
    }

    /** The same with the samples that were drawn, of those that could have been. */
    public RunHeader drawn(int drawn) {
        return copy(drawn, shard, startedAt);
    }

    private RunHeader copy(int ofSamples, Optional<Shard> ofShard, String started) {
        return new RunHeader(
                suite,
                suiteFile,
                suiteDigest,
                datasetDigest,
                cells,
                prompts,
                metrics,
                cases,
                ofSamples,
                seed,
                planDigest,
                ofShard,
                started,
                version,
                part,
                failing,
                basis,
                environment,
                revisions);
    }

    /** The suite's own cells, without those that changes are measured from. */
    public List<Cell> ownCells() {
        return cells.stream().filter(cell -> !cell.isReference()).toList();
    }

    /** Trials of the whole plan, those of references included. */
    public long plannedTrials() {
        return cells.size() * cases * samples;
    }
}
