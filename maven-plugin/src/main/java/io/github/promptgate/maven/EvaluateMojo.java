package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import java.util.List;
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
public final class EvaluateMojo extends PlannedMojo {

    /** Parent of the suites' output folders. */
    @Parameter(property = "prompt.output", defaultValue = "${project.build.directory}/promptgate")
    private @Nullable String output;

    /**
     * Rules in place of the suites' {@code gate}. Each {@code <rule>} has the keys of a rule in the suite file:
     * {@code <rule><metric>pass-rate</metric><min>90%</min></rule>}.
     */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    /** Seed of everything random. */
    @Parameter(property = "prompt.seed")
    private @Nullable String seed;

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

    /** Failed trials and worst cases that the log names. */
    @Parameter(property = "prompt.maxListed", defaultValue = "10")
    private @Nullable String maxListed;

    /** Log only what is wrong. */
    @Parameter(property = "prompt.quiet", defaultValue = "false")
    private @Nullable String quiet;

    /** Colours beyond Maven's own: {@code auto}, {@code always} or {@code never}. */
    @Parameter(property = "prompt.color", defaultValue = "auto")
    private @Nullable String color;

    @Override
    void run(EvalEngine engine, Build build, Parameters parameters)
            throws MojoExecutionException, MojoFailureException {
        new Evaluation(build, parameters, getLog()).run(engine);
    }

    @Override
    Parameters parameters(Build build) {
        return super.parameters(build)
                .with(RunOption.OUTPUT, build.ofProject(output))
                .with(RunOption.SEED, seed)
                .with(RunOption.TIMEOUT, timeout)
                .with(RunOption.BUDGET, budget)
                .with(RunOption.MAX_ERRORS, maxErrors)
                .with(RunOption.MAX_UNSCORED, maxUnscored)
                .with(RunOption.RECORDINGS, recordings)
                .with(RunOption.FORMATS, formats)
                .with(RunOption.BASELINE, baseline)
                .with(RunOption.FAIL_FAST, failFast)
                .with(RunOption.MAX_LISTED, maxListed)
                .with(RunOption.QUIET, quiet)
                .with(RunOption.COLOR, color)
                .with(Rules.of(rules));
    }
}
