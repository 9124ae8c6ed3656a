package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import io.github.promptgate.reports.terminal.Terminal;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** Shows what {@code prompt:evaluate} would do and take: cells, calls, tokens, price, time, and what each rule can see.
 * Nobody is asked. */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public final class PlanMojo extends PlannedMojo {

    /** Rules in place of the suites' {@code gate}, with the keys of a rule in the suite file. */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    /** The most that a suite's run may spend in USD, such as {@code $2.00}, judge included. */
    @Parameter(property = "prompt.budget")
    private @Nullable String budget;

    @Override
    void run(EvalEngine engine, Build build, Parameters parameters) throws MojoExecutionException {
        new Inspection(build, parameters, getLog()).run(request -> Terminal.plan(engine.plan(request)));
    }

    @Override
    Parameters parameters(Build build) {
        return super.parameters(build).with(RunOption.BUDGET, budget).with(Rules.of(rules));
    }
}
