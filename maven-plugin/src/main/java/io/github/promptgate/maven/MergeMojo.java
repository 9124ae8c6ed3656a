package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Merges the shards that {@code prompt:evaluate} with {@code prompt.shard} kept, decides once, and fails the build when
 * a rule is broken, a shard is missing or nothing could be judged. Nobody is asked.
 */
@Mojo(name = "merge", requiresProject = false, threadSafe = true)
public final class MergeMojo extends DecidedMojo {

    /** Folders of the shards, looked through to the bottom, or their {@code results.jsonl} files. */
    @Parameter(property = "prompt.shards")
    private @Nullable List<String> shards;

    /** Suite files: paths or globs from the module's folder. By default those that the shards name. */
    @Parameter(property = "prompt.suites")
    private @Nullable List<String> suites;

    /** Parent of the suites' output folders. */
    @Parameter(property = "prompt.output", defaultValue = "${project.build.directory}/promptgate")
    private @Nullable String output;

    /** Files to write beside the record, such as {@code html,junit,comment}; {@code html} and {@code junit} by default,
     * {@code outcome} always. */
    @Parameter(property = "prompt.formats")
    private @Nullable List<String> formats;

    /** Failed trials and worst cases that the log names. */
    @Parameter(property = "prompt.maxListed", defaultValue = "10")
    private @Nullable String maxListed;

    /** Log only what is wrong. */
    @Parameter(property = "prompt.quiet", defaultValue = "false")
    private @Nullable String quiet;

    @Override
    void run(EvalEngine engine, Build build, Parameters parameters)
            throws MojoExecutionException, MojoFailureException {
        new Merging(build, parameters, getLog()).run(engine, build.paths("prompt.shards", shards));
    }

    @Override
    Parameters parameters(Build build) {
        return super.parameters(build)
                .with(RunOption.SUITES, suites)
                .with(RunOption.OUTPUT, build.ofProject(output))
                .with(RunOption.FORMATS, formats)
                .with(RunOption.MAX_LISTED, maxListed)
                .with(RunOption.QUIET, quiet);
    }
}
