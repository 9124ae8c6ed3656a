package io.github.promptgate.maven;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.reports.summary.Headline;
import io.github.promptgate.reports.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * How a goal ends once everything is listed: in one line. A gate that failed or could not judge is the build's failure;
 * bad input and our own faults are errors of the execution.
 */
final class Ending {

    private Ending() {}

    /** @param shown a path as messages show it */
    static void of(List<EvalOutcome> outcomes, Function<Path, String> shown)
            throws MojoFailureException, MojoExecutionException {
        ExitCode worst = outcomes.stream().map(EvalOutcome::exitCode).reduce(ExitCode.PASSED, ExitCode::worse);
        switch (worst) {
            case PASSED, SHARD -> {}
            case FAILED, INCONCLUSIVE, INTERRUPTED -> throw new MojoFailureException(message(outcomes, worst, shown));
            case BAD_INPUT, INTERNAL -> throw new MojoExecutionException(message(outcomes, worst, shown));
        }
    }

    /** Lists what has to be mended first. */
    static MojoExecutionException notRun(List<Problem> problems, LogLines lines) {
        lines.log(Terminal.problems(problems));
        return new MojoExecutionException("Prompt gate not run: " + count(problems) + " to mend first, see above");
    }

    /** Lists what kept a goal from being {@code done}. */
    static MojoExecutionException nothing(String done, List<Problem> problems, LogLines lines) {
        lines.log(Terminal.problems(problems));
        return new MojoExecutionException("Nothing " + done + ": " + count(problems) + ", see above");
    }

    static String count(List<Problem> problems) {
        return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    }

    private static String message(List<EvalOutcome> outcomes, ExitCode worst, Function<Path, String> shown) {
        List<EvalOutcome> concerned =
                outcomes.stream().filter(one -> one.exitCode() == worst).toList();
        EvalOutcome first = concerned.get(0);
        String others = concerned.size() == 1 ? "" : ", and " + (concerned.size() - 1) + " more suites alike";
        return "Prompt gate " + word(worst) + ": " + first.suite() + ": "
                + Headline.of(first).sentence() + others + ". See " + shown.apply(first.page());
    }

    private static String word(ExitCode code) {
        return switch (code) {
            case PASSED -> "passed";
            case SHARD -> "kept a shard";
            case FAILED -> "failed";
            case INCONCLUSIVE -> "inconclusive";
            case INTERRUPTED -> "interrupted";
            case BAD_INPUT -> "not run";
            case INTERNAL -> "broken";
        };
    }
}
