package io.github.promptgate.maven;

import io.github.promptgate.EvalEngine;
import java.time.Clock;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What every goal has: the build that it runs in, and a switch to leave it out. */
abstract class GoalMojo extends AbstractMojo {

    @SuppressWarnings("NullAway.Init")
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Do nothing, and say so. {@code skipTests} and {@code maven.test.skip} do the same. */
    @Parameter(property = "prompt.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Build build = new Build(session);
        if (!build.skips(skip, getLog())) {
            EvalEngine engine = new EvalEngine(Clock.systemUTC(), name -> Optional.ofNullable(System.getenv(name)));
            run(engine, build, parameters(build));
        }
    }

    /** What the goal was told; each class adds its own. */
    Parameters parameters(Build build) {
        return new Parameters(build.typed());
    }

    abstract void run(EvalEngine engine, Build build, Parameters parameters)
            throws MojoExecutionException, MojoFailureException;
}
