package io.github.promptgate;

import java.util.List;

/**
 * Schedulers that tell each of several equal jobs which one it is, by variables whose names are theirs. Slurm's arrays
 * may start anywhere and step: {@link SlurmArray} counts them.
 */
enum ShardScheduler {
    GITLAB("GitLab", "CI_NODE_INDEX", 1, "CI_NODE_TOTAL"),
    CIRCLECI("CircleCI", "CIRCLE_NODE_INDEX", 0, "CIRCLE_NODE_TOTAL"),
    BUILDKITE("Buildkite", "BUILDKITE_PARALLEL_JOB", 0, "BUILDKITE_PARALLEL_JOB_COUNT"),
    AZURE("Azure Pipelines", "SYSTEM_JOBPOSITIONINPHASE", 1, "SYSTEM_TOTALJOBSINPHASE"),
    KUBERNETES("Kubernetes", "JOB_COMPLETION_INDEX", 0, ShardScheduler.TOTAL),
    AWS_BATCH("AWS Batch", "AWS_BATCH_JOB_ARRAY_INDEX", 0, "AWS_BATCH_JOB_ARRAY_SIZE", ShardScheduler.TOTAL),
    SLURM("Slurm", SlurmArray.ID, 0, SlurmArray.COUNT);

    /** Set by the user where the scheduler tells no total. */
    static final String TOTAL = "PROMPTGATE_SHARD_TOTAL";

    private final String title;
    private final String index;
    private final int first;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> totals;

    ShardScheduler(String title, String index, int first, String... totals) {
        this.title = title;
        this.index = index;
        this.first = first;
        this.totals = List.of(totals);
    }

    String title() {
        return title;
    }

    /** The variable that counts the jobs; a job has it only if the scheduler runs several. */
    String index() {
        return index;
    }

    /** What the scheduler calls its first job. */
    int first() {
        return first;
    }

    /** Variables that hold how many jobs there are; the first that is set counts. */
    List<String> totals() {
        return totals;
    }
}
