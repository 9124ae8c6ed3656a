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

    /**
     * Evaluates {@code shop.suite.yaml} of a folder into another once its standard input ends, and has what that takes
     * loaded by then; ends with the outcome's exit code.
     */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        EvalEngine engine = new EvalEngine(Clock.systemUTC(), name -> Optional.empty());
        EvalRequest request =
                new EvalRequest(root.resolve("shop.suite.yaml"), root.resolve(args[1]), root, Overrides.none());
        engine.validate(request);
        System.in.readAllBytes();
        EvalOutcome outcome = engine.evaluate(request, RunListener.silent());
        outcome.problems().forEach(problem -> System.out.println(problem));
        outcome.warnings().forEach(problem -> System.out.println(problem));
        Runtime.getRuntime().exit(outcome.exitCode().code());
    }

    static Process start(Path root, String output) {
        Process process = waiting(root, output);
        begin(process);
        return process;
    }

    static void begin(Process waiting) {
        try {
            waiting.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Process waiting(Path root, String output) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
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
