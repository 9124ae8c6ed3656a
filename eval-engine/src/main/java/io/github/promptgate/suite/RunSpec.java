package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How to run: the suite's {@code run}, already overridden by flags.
 *
 * @param prompts ids or globs; empty for all; likewise models and cases
 * @param tags a case needs one of them; empty for all
 * @param limit first n cases after the filters
 * @param samples replies per case and cell; the most where they are drawn in rounds
 * @param maxErrors failed replies that a verdict may rest on; where it is given, the run stops once there are more
 * @param maxUnscored unscored trials that a verdict may rest on
 * @param minScored share of a rule's cases that must be scored
 * @param confidence of decisions by interval or test, in (0, 1)
 * @param timeout wall time of the whole run
 * @param trialTimeout time of one trial: its answer and all that its scorers ask
 * @param budget the most that a run may spend in USD, judge included
 * @param failFast whether the run stops at the first trial that failed or got no reply
 * @param truncatedScored whether a reply cut at the token limit is scored all the same
 * @param recordings what becomes of replies
 * @param shard which part of the plan is run
 * @param environment whose gate decides; empty for the suite's own
 * @param sampling how samples are drawn until every rule is decided; empty where all are drawn
 * @param filters where the user wrote prompts, models, cases and tags, by key
 * @param formats files to write beside the record
 */
public record RunSpec(
        List<String> prompts,
        List<String> models,
        List<String> cases,
        List<String> tags,
        OptionalInt limit,
        int samples,
        long seed,
        int concurrency,
        OptionalInt maxErrors,
        Allowance maxUnscored,
        double minScored,
        double confidence,
        Optional<Duration> timeout,
        Optional<Duration> trialTimeout,
        Optional<BigDecimal> budget,
        boolean failFast,
        boolean truncatedScored,
        Recordings recordings,
        ShardChoice shard,
        Optional<String> environment,
        Optional<Sampling> sampling,
        Map<String, Where> filters,
        Set<ReportFormat> formats) {

    /** A fixed number of samples; filters that stand nowhere; the usual formats. */
    public RunSpec(
            List<String> prompts,
            List<String> models,
            List<String> cases,
            List<String> tags,
            OptionalInt limit,
            int samples,
            long seed,
            int concurrency,
            OptionalInt maxErrors,
            Allowance maxUnscored,
            double minScored,
            double confidence,
            Optional<Duration> timeout,
            Optional<Duration> trialTimeout,
            Optional<BigDecimal> budget,
            boolean failFast,
            boolean truncatedScored,
            Recordings recordings,
            ShardChoice shard,
            Optional<String> environment) {
        this(
                prompts,
                models,
                cases,
                tags,
                limit,
                samples,
                seed,
                concurrency,
                maxErrors,
                maxUnscored,
                minScored,
                confidence,
                timeout,
                trialTimeout,
                budget,
                failFast,
                truncatedScored,
                recordings,
                shard,
                environment,
                Optional.empty(),
                Map.of(),
                ReportFormat.usual());
    }

    /**
     * What becomes of replies.
     *
     * @param maxAge a served reply that is older is warned of
     */
    public record Recordings(Mode mode, Optional<Duration> maxAge) {

        /** Where replies come from and where they go. */
        public enum Mode {
            /** Serve what is recorded, ask what is missing, keep it in the local cache. */
            AUTO,
            /** As auto; then write what this run used into {@code recordings/}. */
            RECORD,
            /** Ask nobody. */
            REPLAY,
            /** Ask everybody, read and write nothing. */
            LIVE
        }

        /** Where a suite says nothing. */
        public static Recordings auto() {
            return new Recordings(Mode.AUTO, Optional.empty());
        }
    }

    /** A number of trials, or a share of them. */
    public record Allowance(double amount, boolean share) {

        /** How many of n trials. */
        public double of(long n) {
            return share ? amount * n : amount;
        }

        @Override
        public String toString() {
            return share
                    ? BigDecimal.valueOf(amount)
                                    .movePointRight(2)
                                    .stripTrailingZeros()
                                    .toPlainString() + " %"
                    : Long.toString((long) amount);
        }
    }

    /** The same, as sure as this of a decision by interval or test. */
    public RunSpec sure(double of) {
        return new RunSpec(
                prompts,
                models,
                cases,
                tags,
                limit,
                samples,
                seed,
                concurrency,
                maxErrors,
                maxUnscored,
                minScored,
                of,
                timeout,
                trialTimeout,
                budget,
                failFast,
                truncatedScored,
                recordings,
                shard,
                environment,
                sampling,
                filters,
                formats);
    }

    /** Failed replies that a verdict may rest on. */
    public int allowedErrors() {
        return maxErrors.orElse(0);
    }

    public RunSpec {
        prompts = List.copyOf(prompts);
        models = List.copyOf(models);
        cases = List.copyOf(cases);
        tags = List.copyOf(tags);
        filters = Map.copyOf(filters);
        formats = ReportFormat.with(formats);
    }
}
