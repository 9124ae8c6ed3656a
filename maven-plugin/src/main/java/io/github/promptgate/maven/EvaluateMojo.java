package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Runs the suites, scores the answers, and fails the build when a rule is broken or nothing could be judged. What is
 * typed as {@code -Dprompt.*} beats the configuration in the POM, which beats the suite.
 */
@Mojo(name = "evaluate", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class EvaluateMojo extends AbstractMojo {

    @SuppressWarnings("NullAway.Init")
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /**
     * Suite files: paths or globs from the module's folder. By default every {@code *.suite.yaml} below {@code src}.
     */
    @Parameter(property = "prompt.suites")
    private @Nullable List<String> suites;

    /** Parent of the suites' output folders. */
    @Parameter(property = "prompt.output", defaultValue = "${project.build.directory}/promptgate")
    private @Nullable String output;

    /**
     * Rules in place of the suites' {@code gate}. Each {@code <rule>} has the keys of a rule in the suite file:
     * {@code <rule><metric>pass-rate</metric><min>90%</min></rule>}.
     */
    @Parameter
    private @Nullable PlexusConfiguration rules;

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

    /** Seed of everything random. */
    @Parameter(property = "prompt.seed")
    private @Nullable String seed;

    /** Trials in flight. */
    @Parameter(property = "prompt.concurrency")
    private @Nullable String concurrency;

    /** Wall time of a suite's run, such as {@code 90s} or {@code 30m}; what is left then is not asked, and the gate
     * is inconclusive. */
    @Parameter(property = "prompt.timeout")
    private @Nullable String timeout;

    /** The most that a suite's run may spend in USD, such as {@code $2.00}, judge included. A plan that may cost more is
     * refused before the start. */
    @Parameter(property = "prompt.budget")
    private @Nullable String budget;

    /** Failed replies that a verdict may rest on. */
    @Parameter(property = "prompt.maxErrors")
    private @Nullable String maxErrors;

    /** Unscored trials that a verdict may rest on, as a number or a share such as {@code 2%}. */
    @Parameter(property = "prompt.maxUnscored")
    private @Nullable String maxUnscored;

    /** What becomes of replies: {@code auto}, {@code record}, {@code replay} or {@code live}. */
    @Parameter(property = "prompt.recordings")
    private @Nullable String recordings;

    /** Files to write beside the record, such as {@code html,junit,comment}; {@code html} and {@code junit} by default,
     * {@code outcome} always. */
    @Parameter(property = "prompt.formats")
    private @Nullable List<String> formats;

    /** The file of accepted scores, by default the suite's {@code baseline}, else {@code <suite>.baseline.json} beside it;
     * {@code none}: absolute rules only. */
    @Parameter(property = "prompt.baseline")
    private @Nullable String baseline;

    /** Whether the run stops at the first trial that failed or got no reply; the gate then fails or is inconclusive. */
    @Parameter(property = "prompt.failFast")
    private @Nullable String failFast;

    /** Whether finding no suite fails the build. */
    @Parameter(property = "prompt.failIfNoSuites", defaultValue = "true")
    private @Nullable String failIfNoSuites;

    /** Failed trials and worst cases that the log names. */
    @Parameter(property = "prompt.maxListed", defaultValue = "10")
    private @Nullable String maxListed;

    /** Log only what is wrong. */
    @Parameter(property = "prompt.quiet", defaultValue = "false")
    private @Nullable String quiet;

    /** Colours beyond Maven's own: {@code auto}, {@code always} or {@code never}. */
    @Parameter(property = "prompt.color", defaultValue = "auto")
    private @Nullable String color;

    /** Do nothing, and say so. {@code skipTests} and {@code maven.test.skip} do the same. */
    @Parameter(property = "prompt.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Build build = new Build(session);
        if (!build.skips(skip, getLog())) {
            EvalEngine engine = new EvalEngine(Clock.systemUTC(), name -> Optional.ofNullable(System.getenv(name)));
            new Evaluation(build, parameters(build), getLog()).run(engine);
        }
    }

    private Parameters parameters(Build build) {
        return new Parameters(build.typed())
                .with(RunOption.SUITES, suites)
                .with(RunOption.OUTPUT, build.isWithoutPom() ? null : output)
                .with(RunOption.PROMPTS, prompts)
                .with(RunOption.MODELS, models)
                .with(RunOption.CASES, cases)
                .with(RunOption.TAGS, tags)
                .with(RunOption.LIMIT, limit)
                .with(RunOption.SHARD, shard)
                .with(RunOption.SAMPLES, samples)
                .with(RunOption.ENVIRONMENT, environment)
                .with(RunOption.SEED, seed)
                .with(RunOption.CONCURRENCY, concurrency)
                .with(RunOption.TIMEOUT, timeout)
                .with(RunOption.BUDGET, budget)
                .with(RunOption.MAX_ERRORS, maxErrors)
                .with(RunOption.MAX_UNSCORED, maxUnscored)
                .with(RunOption.RECORDINGS, recordings)
                .with(RunOption.FORMATS, formats)
                .with(RunOption.BASELINE, baseline)
                .with(RunOption.FAIL_FAST, failFast)
                .with(RunOption.FAIL_IF_NO_SUITES, failIfNoSuites)
                .with(RunOption.MAX_LISTED, maxListed)
                .with(RunOption.QUIET, quiet)
                .with(RunOption.COLOR, color)
                .with(Rules.of(rules));
    }
}
