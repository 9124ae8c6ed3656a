package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the verdict of the last run rests on, rule by rule: the numbers, the test, the interval, and what would
 * change it. Nobody is asked, and the build goes on whatever the verdict was.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends DecidedMojo {

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

    /** Whether finding no suite fails the build. */
    @Parameter(property = "prompt.failIfNoSuites", defaultValue = "true")
    private @Nullable String failIfNoSuites;

    @Override
    void run(EvalEngine engine, Build build, Parameters parameters) throws MojoExecutionException {
        new Explaining(build, parameters, getLog())
                .run(engine, build.paths("prompt.results", results), Optional.ofNullable(rule));
    }

    @Override
    Parameters parameters(Build build) {
        return super.parameters(build)
                .with(RunOption.SUITES, suites)
                .with(RunOption.OUTPUT, build.ofProject(output))
                .with(RunOption.FAIL_IF_NO_SUITES, failIfNoSuites);
    }
}
