package io.github.promptgate.recording;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.suite.Overrides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A run in a process of its own, which can be killed. */
final class RunProcess {

    private RunProcess() {}

    /** Evaluates {@code shop.suite.yaml} of a folder into another; ends with the outcome's exit code. */
    public static void main(String[] args) {
        Path root = Path.of(args[0]);
        EvalOutcome outcome = new EvalEngine(Clock.systemUTC(), name -> Optional.empty())
                .evaluate(
                        new EvalRequest(root.resolve("shop.suite.yaml"), root.resolve(args[1]), root, Overrides.none()),
                        RunListener.silent());
        outcome.problems().forEach(problem -> System.out.println(problem));
        outcome.warnings().forEach(problem -> System.out.println(problem));
        Runtime.getRuntime().exit(outcome.exitCode().code());
    }

    static Process start(Path root, String output) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RunProcess.class.getName(),
                            root.toString(),
                            output)
                    .redirectErrorStream(true)
                    .redirectOutput(root.resolve(output + ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
