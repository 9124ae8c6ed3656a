package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import io.github.promptgate.reports.terminal.Terminal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Checks the suites, and all that a run would need: prompts, dataset, scorers, rules, keys. Nobody is asked.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends AbstractMojo {

    @SuppressWarnings("NullAway.Init")
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Suite files: paths or globs from the module's folder. By default every {@code *.suite.yaml} below {@code src}. */
    @Parameter(property = "prompt.suites")
    private @Nullable List<String> suites;

    /** Rules in place of the suites' {@code gate}, with the keys of a rule in the suite file. */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    /** Whether finding no suite fails the build. */
    @Parameter(property = "prompt.failIfNoSuites", defaultValue = "true")
    private @Nullable String failIfNoSuites;

    /** Do nothing, and say so. {@code skipTests} and {@code maven.test.skip} do the same. */
    @Parameter(property = "prompt.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException {
        Build build = new Build(session);
        if (!build.skips(skip, getLog())) {
            EvalEngine engine = new EvalEngine(Clock.systemUTC(), name -> Optional.ofNullable(System.getenv(name)));
            new Inspection(build, parameters(build), getLog())
                    .run(request -> List.of(Terminal.valid(engine.validate(request))));
        }
    }

    private Parameters parameters(Build build) {
        return new Parameters(build.typed())
                .with(RunOption.SUITES, suites)
                .with(RunOption.FAIL_IF_NO_SUITES, failIfNoSuites)
                .with(Rules.of(rules));
    }
}
