package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Puts two runs side by side: each cell's figures before and after, and the cases that changed, worst first. Nothing is
 * decided, and nobody is asked.
 */
@Mojo(name = "compare", requiresProject = false, threadSafe = true)
public final class CompareMojo extends GoalMojo {

    /** Folder of the earlier run, looked through to the bottom, or its {@code results.jsonl}. */
    @Parameter(property = "prompt.before")
    private @Nullable String before;

    /** Folder of the later run, or its {@code results.jsonl}; by default {@code output}. */
    @Parameter(property = "prompt.after")
    private @Nullable String after;

    /** Parent of the suites' output folders, where {@code compare.json} goes. */
    @Parameter(property = "prompt.output", defaultValue = "${project.build.directory}/promptgate")
    private @Nullable String output;

    /** Cases that the log names. */
    @Parameter(property = "prompt.maxListed", defaultValue = "10")
    private @Nullable String maxListed;

    /** Log only what is wrong. */
    @Parameter(property = "prompt.quiet", defaultValue = "false")
    private @Nullable String quiet;

    /** Colours beyond Maven's own: {@code auto}, {@code always} or {@code never}. */
    @Parameter(property = "prompt.color", defaultValue = "auto")
    private @Nullable String color;

    @Override
    void run(EvalEngine engine, Build build, Parameters parameters) throws MojoExecutionException {
        new Comparing(build, parameters, getLog()).run(engine, Optional.ofNullable(before), Optional.ofNullable(after));
    }

    @Override
    Parameters parameters(Build build) {
        return super.parameters(build)
                .with(RunOption.OUTPUT, build.ofProject(output))
                .with(RunOption.MAX_LISTED, maxListed)
                .with(RunOption.QUIET, quiet)
                .with(RunOption.COLOR, color);
    }
}
