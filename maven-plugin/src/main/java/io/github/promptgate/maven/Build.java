package io.github.promptgate.maven;

import io.github.promptgate.RunOption;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.terminal.Color;
import io.github.promptgate.reports.terminal.Line;
import io.github.promptgate.reports.text.Rerun;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** What a goal asks of the build that it runs in. */
record Build(MavenSession session) {

    private static final Set<String> COLORS = Set.of("auto", "always", "never");

    /** What the user typed as {@code -D}. */
    Properties typed() {
        return session.getUserProperties();
    }

    /** Says so, if the goal is to do nothing. */
    boolean skips(boolean configured, Log log) {
        Optional<String> reason =
                Skip.reason(configured, typed(), session.getCurrentProject().getProperties());
        reason.ifPresent(property -> log.info("Prompt gate skipped: " + property + " is set. Nothing was judged."));
        return reason.isPresent();
    }

    /** Where the suites of this module are looked for. */
    Path folder() {
        return isWithoutPom()
                ? root()
                : session.getCurrentProject().getBasedir().toPath();
    }

    /** Started in a folder that is no project; what a default says of one leads nowhere then. */
    boolean isWithoutPom() {
        return session.getCurrentProject().getFile() == null;
    }

    /** A value whose default leads into the project's folders; left to the engine where there is none. */
    @Nullable
    String ofProject(@Nullable String configured) {
        return isWithoutPom() ? null : configured;
    }

    /** Paths from the module's folder; those that the user typed as {@code property} beat the configured ones. */
    List<Path> paths(String property, @Nullable List<String> configured) {
        String typed = typed().getProperty(property);
        List<String> asked =
                typed == null ? Objects.requireNonNullElse(configured, List.of()) : List.of(typed.split(","));
        return asked.stream().map(String::trim).map(folder()::resolve).toList();
    }

    /** Where Maven was started: what shown paths are relative to. */
    Path root() {
        return Path.of(session.getExecutionRootDirectory());
    }

    /** Where the code and the log lie, as the server that builds tells it. */
    Links links() {
        return Links.of(name -> Optional.ofNullable(System.getenv(name)), root());
    }

    /** A path as messages show it. */
    String shown(Path path) {
        Path shown = path.startsWith(root()) ? root().relativize(path) : path;
        return shown.toString().isEmpty() ? "." : shown.toString().replace('\\', '/');
    }

    /** How a reader runs this module's suites. */
    Rerun.Door door() {
        String module = shown(folder());
        return new Rerun.Door.Maven(module.equals(".") ? "" : module);
    }

    /** A module that only holds others. */
    boolean isAggregator() {
        return !session.getCurrentProject().getModules().isEmpty();
    }

    /** How to log, as the parameters and the console have it. */
    LogLines.Style style(Parameters parameters) {
        String wish = parameters.text(RunOption.COLOR).orElse("auto");
        if (!COLORS.contains(wish)) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    parameters.where(RunOption.COLOR),
                    "unknown colour \"" + wish + "\"",
                    COLORS.stream().sorted().toList(),
                    "use one of the known words"));
        }
        // Maven itself colours the level; more only where it is asked for.
        return new LogLines.Style(
                charset(),
                Color.of(wish, Optional.empty(), Color.Destination.OTHER),
                parameters.flag(RunOption.QUIET, false) ? Line.Level.WARN : Line.Level.INFO);
    }

    /** How to log what kept the parameters from being read. */
    LogLines.Style plain() {
        return new LogLines.Style(charset(), Color.PLAIN, Line.Level.INFO);
    }

    /** What Maven's output is encoded to: told by the JDK from 18 on, before that the default. */
    private Charset charset() {
        Properties system = session.getSystemProperties();
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "file.encoding")
                .map(name -> system.getProperty(name, ""))
                .filter(name -> !name.isEmpty() && Charset.isSupported(name))
                .findFirst()
                .map(Charset::forName)
                .orElse(StandardCharsets.US_ASCII);
    }
}
