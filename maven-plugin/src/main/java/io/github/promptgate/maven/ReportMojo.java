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
 * Writes any format from the records of finished runs: the verdict is taken again, nobody is asked, and the build does
 * not fail by it.
 */
@Mojo(name = "report", requiresProject = false, threadSafe = true)
public final class ReportMojo extends AbstractMojo {

    @SuppressWarnings("NullAway.Init")
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

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

    /** Files to write beside the record, such as {@code html,junit,comment}; {@code html} and {@code junit} by default,
     * {@code outcome} always. */
    @Parameter(property = "prompt.formats")
    private @Nullable List<String> formats;

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
            new Reporting(build, parameters(build), getLog()).run(engine, records == null ? List.of() : records);
        }
    }

    private Parameters parameters(Build build) {
        return new Parameters(build.typed())
                .with(RunOption.SUITES, suites)
                .with(RunOption.OUTPUT, build.isWithoutPom() ? null : output)
                .with(RunOption.MAX_ERRORS, maxErrors)
                .with(RunOption.MAX_UNSCORED, maxUnscored)
                .with(RunOption.BASELINE, baseline)
                .with(RunOption.FORMATS, formats)
                .with(RunOption.QUIET, quiet)
                .with(RunOption.COLOR, color)
                .with(Rules.of(rules));
    }
}
