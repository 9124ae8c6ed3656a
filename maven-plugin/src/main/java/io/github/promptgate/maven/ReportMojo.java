package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.RunOption;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes any format from the records of finished runs: the verdict is taken again, nobody is asked, and the build does
 * not fail by it.
 */
@Mojo(name = "report", requiresProject = false, threadSafe = true)
public final class ReportMojo extends DecidedMojo {

    /** Folders of finished runs, looked through to the bottom, or their {@code results.jsonl} files; by default
     * {@code output}. */
    @Parameter(property = "prompt.records")
    private @Nullable List<String> records;

    /** Suite files: paths or globs from the module's folder. By default those that the records name. */
    @Parameter(property = "prompt.suites")
    private @Nullable List<String> suites;

    /** Parent of the suites' output folders: where the runs lie, or where the files of {@code records} go. */
    @Parameter(property = "prompt.output", defaultValue = "${project.build.directory}/promptgate")
    private @Nullable String output;

    /** Files to write beside the record, such as {@code html,junit,comment}; {@code html} and {@code junit} by default,
     * {@code outcome} always. */
    @Parameter(property = "prompt.formats")
    private @Nullable List<String> formats;

    /** Log only what is wrong. */
    @Parameter(property = "prompt.quiet", defaultValue = "false")
    private @Nullable String quiet;

    @Override
    void run(EvalEngine engine, Build build, Parameters parameters) throws MojoExecutionException {
        new Reporting(build, parameters, getLog()).run(engine, build.paths("prompt.records", records));
    }

    @Override
    Parameters parameters(Build build) {
        return super.parameters(build)
                .with(RunOption.SUITES, suites)
                .with(RunOption.OUTPUT, build.ofProject(output))
                .with(RunOption.FORMATS, formats)
                .with(RunOption.QUIET, quiet);
    }
}
