package io.github.promptgate.maven;

import io.github.promptgate.AcceptRequest;
import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the last run of each suite as its baseline: writes the file that later runs are held against, to be reviewed
 * and committed. Nobody is asked.
 */
@Mojo(name = "accept", requiresProject = false, threadSafe = true)
public final class AcceptMojo extends GoalMojo {

    /** Suite files: paths or globs from the module's folder. By default every {@code *.suite.yaml} below {@code src}. */
    @Parameter(property = "prompt.suites")
    private @Nullable List<String> suites;

    /** Parent of the suites' output folders, where the runs lie. */
    @Parameter(property = "prompt.output", defaultValue = "${project.build.directory}/promptgate")
    private @Nullable String output;

    /** The file to write, by default the suite's {@code baseline}, else {@code <suite>.baseline.json} beside it. */
    @Parameter(property = "prompt.baseline")
    private @Nullable String baseline;

    /** Rules in place of the suites' {@code gate}, with the keys of a rule in the suite file. */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    /** Failed replies that an accepted run may rest on. */
    @Parameter(property = "prompt.maxErrors")
    private @Nullable String maxErrors;

    /** Unscored trials that an accepted run may rest on, as a number or a share such as {@code 2%}. */
    @Parameter(property = "prompt.maxUnscored")
    private @Nullable String maxUnscored;

    /** Accept a run even if it is inconclusive. */
    @Parameter(property = "prompt.inconclusive", defaultValue = "false")
    private boolean inconclusive;

    /** Whether finding no suite fails the build. */
    @Parameter(property = "prompt.failIfNoSuites", defaultValue = "true")
    private @Nullable String failIfNoSuites;

    /** Log only what is wrong. */
    @Parameter(property = "prompt.quiet", defaultValue = "false")
    private @Nullable String quiet;

    /** Colours beyond Maven's own: {@code auto}, {@code always} or {@code never}. */
    @Parameter(property = "prompt.color", defaultValue = "auto")
    private @Nullable String color;

    @Override
    void run(EvalEngine engine, Build build, Parameters parameters)
            throws MojoExecutionException, MojoFailureException {
        AcceptRequest.Doubt doubt = inconclusive ? AcceptRequest.Doubt.ACCEPTED : AcceptRequest.Doubt.REFUSED;
        new Accepting(build, parameters, getLog()).run(engine, doubt);
    }

    @Override
    Parameters parameters(Build build) {
        return super.parameters(build)
                .with(RunOption.SUITES, suites)
                .with(RunOption.OUTPUT, build.ofProject(output))
                .with(RunOption.BASELINE, baseline)
                .with(RunOption.MAX_ERRORS, maxErrors)
                .with(RunOption.MAX_UNSCORED, maxUnscored)
                .with(RunOption.FAIL_IF_NO_SUITES, failIfNoSuites)
                .with(RunOption.QUIET, quiet)
                .with(RunOption.COLOR, color)
                .with(Rules.of(rules));
    }
}
