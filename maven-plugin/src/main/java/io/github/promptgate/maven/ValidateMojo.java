package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import io.github.promptgate.reports.terminal.Terminal;
import java.util.List;
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
public final class ValidateMojo extends GoalMojo {

    /** Suite files: paths or globs from the module's folder. By default every {@code *.suite.yaml} below {@code src}. */
    @Parameter(property = "prompt.suites")
    private @Nullable List<String> suites;

    /** Rules in place of the suites' {@code gate}, with the keys of a rule in the suite file. */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    /** Whether finding no suite fails the build. */
    @Parameter(property = "prompt.failIfNoSuites", defaultValue = "true")
    private @Nullable String failIfNoSuites;

    @Override
    void run(EvalEngine engine, Build build, Parameters parameters) throws MojoExecutionException {
        new Inspection(build, parameters, getLog()).run(request -> List.of(Terminal.valid(engine.validate(request))));
    }

    @Override
    Parameters parameters(Build build) {
        return super.parameters(build)
                .with(RunOption.SUITES, suites)
                .with(RunOption.FAIL_IF_NO_SUITES, failIfNoSuites)
                .with(Rules.of(rules));
    }
}
