package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import java.time.Clock;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Puts two runs side by side: each cell's figures before and after, and the cases that changed, worst first. Nothing is
 * decided, and nobody is asked.
 */
@Mojo(name = "compare", requiresProject = false, threadSafe = true)
public final class CompareMojo extends AbstractMojo {

    @SuppressWarnings("NullAway.Init")
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

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

    /** Do nothing, and say so. {@code skipTests} and {@code maven.test.skip} do the same. */
    @Parameter(property = "prompt.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException {
        Build build = new Build(session);
        if (!build.skips(skip, getLog())) {
            EvalEngine engine = new EvalEngine(Clock.systemUTC(), name -> Optional.ofNullable(System.getenv(name)));
            new Comparing(build, parameters(build), getLog())
                    .run(engine, Optional.ofNullable(before), Optional.ofNullable(after));
        }
    }

    private Parameters parameters(Build build) {
        return new Parameters(build.typed())
                .with(RunOption.OUTPUT, build.isWithoutPom() ? null : output)
                .with(RunOption.MAX_LISTED, maxListed)
                .with(RunOption.QUIET, quiet)
                .with(RunOption.COLOR, color);
    }
}
