package io.github.promptgate.maven;

import io.github.promptgate.RunOption;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that works out which trials the suites mean: what to run, how often, under which gate. */
abstract class PlannedMojo extends GoalMojo {

    /**
     * Suite files: paths or globs from the module's folder. By default every {@code *.suite.yaml} below {@code src}.
     */
    @Parameter(property = "prompt.suites")
    private @Nullable List<String> suites;

    /** Prompts to run, by id or glob; all of the suite's by default. */
    @Parameter(property = "prompt.prompts")
    private @Nullable List<String> prompts;

    /** Models to run, by id or glob; all of the suite's by default. */
    @Parameter(property = "prompt.models")
    private @Nullable List<String> models;

    /** Cases to run, by id or glob; all of the dataset's by default. */
    @Parameter(property = "prompt.cases")
    private @Nullable List<String> cases;

    /** Cases to run, by tag: one of these is enough. */
    @Parameter(property = "prompt.tags")
    private @Nullable List<String> tags;

    /** Run only the first so many cases. */
    @Parameter(property = "prompt.limit")
    private @Nullable String limit;

    /** The part of the plan to run, such as {@code 2/3}, or {@code auto}; all by default. */
    @Parameter(property = "prompt.shard")
    private @Nullable String shard;

    /** How often each case is asked. */
    @Parameter(property = "prompt.samples")
    private @Nullable String samples;

    /** The environment of the suite whose gate decides, such as {@code production}; the suite's own gate by default. */
    @Parameter(property = "prompt.environment")
    private @Nullable String environment;

    /** Trials in flight. */
    @Parameter(property = "prompt.concurrency")
    private @Nullable String concurrency;

    /** Whether finding no suite fails the build. */
    @Parameter(property = "prompt.failIfNoSuites", defaultValue = "true")
    private @Nullable String failIfNoSuites;

    @Override
    Parameters parameters(Build build) {
        return super.parameters(build)
                .with(RunOption.SUITES, suites)
                .with(RunOption.PROMPTS, prompts)
                .with(RunOption.MODELS, models)
                .with(RunOption.CASES, cases)
                .with(RunOption.TAGS, tags)
                .with(RunOption.LIMIT, limit)
                .with(RunOption.SHARD, shard)
                .with(RunOption.SAMPLES, samples)
                .with(RunOption.ENVIRONMENT, environment)
                .with(RunOption.CONCURRENCY, concurrency)
                .with(RunOption.FAIL_IF_NO_SUITES, failIfNoSuites);
    }
}
