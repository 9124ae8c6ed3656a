package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the verdict of the last run rests on, rule by rule: the numbers, the test, the interval, and what would
 * change it. Nobody is asked, and the build goes on whatever the verdict was.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {

    @SuppressWarnings("NullAway.Init")
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** The rule to explain, by its id; all rules by default. */
    @Parameter(property = "prompt.rule")
    private @Nullable String rule;

    /** Records ({@code results.jsonl}) or folders that hold some; by default those of the suites in the output folder. */
    @Parameter(property = "prompt.results")
    private @Nullable List<String> results;

    /** Suite files: paths or globs from the module's folder. By default every {@code *.suite.yaml} below {@code src}. */
    @Parameter(property = "prompt.suites")
    private @Nullable List<String> suites;

    /** Parent of the suites' output folders, where the runs lie. */
    @Parameter(property = "prompt.output", defaultValue = "${project.build.directory}/promptgate")
    private @Nullable String output;

    /** Rules in place of the suites' {@code gate}, with the keys of a rule in the suite file. */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    /** Failed replies that a verdict may rest on. */
    @Parameter(property = "prompt.maxErrors")
    private @Nullable String maxErrors;

    /** Unscored trials that a verdict may rest on, as a number or a share such as {@code 2%}. */
    @Parameter(property = "prompt.maxUnscored")
    private @Nullable String maxUnscored;

    /** The file of accepted scores, by default the suite's {@code baseline}, else {@code <suite>.baseline.json} beside it;
     * {@code none}: absolute rules only. */
    @Parameter(property = "prompt.baseline")
    private @Nullable String baseline;

    /** Whether finding no suite fails the build. */
    @Parameter(property = "prompt.failIfNoSuites", defaultValue = "true")
    private @Nullable String failIfNoSuites;

    /** Colours beyond Maven's own: {@code auto}, {@code always} or {@code never}. */
    @Parameter(property = "prompt.color", defaultValue = "auto")
    private @Nullable String color;

    /** Do nothing, and say so. {@code skipTests} and {@code maven.test.skip} do the same. */
    @Parameter(property = "prompt.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException {
        Build build = new Build(session);
        if (!build.skips(skip, getLog())) {
            EvalEngine engine = new EvalEngine(Clock.systemUTC(), name -> Optional.ofNullable(System.getenv(name)));
            new Explaining(build, parameters(build), getLog())
                    .run(engine, results == null ? List.of() : results, Optional.ofNullable(rule));
        }
    }

    private Parameters parameters(Build build) {
        return new Parameters(build.typed())
                .with(RunOption.SUITES, suites)
                .with(RunOption.OUTPUT, build.isWithoutPom() ? null : output)
                .with(RunOption.MAX_ERRORS, maxErrors)
                .with(RunOption.MAX_UNSCORED, maxUnscored)
                .with(RunOption.BASELINE, baseline)
                .with(RunOption.FAIL_IF_NO_SUITES, failIfNoSuites)
                .with(RunOption.COLOR, color)
                .with(Rules.of(rules));
    }
}
