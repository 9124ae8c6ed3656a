package io.github.promptgate.cli;

import io.github.promptgate.reports.terminal.Color;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command may know of its process.
 *
 * @param folder the working directory
 * @param environment looks up environment variables
 * @param token a text that nobody can foresee
 */
record Surroundings(
        Streams streams,
        Path folder,
        Function<String, Optional<String>> environment,
        Clock clock,
        Supplier<String> token) {

    /**
     * Where a command prints.
     *
     * @param charset what both streams encode to
     */
    record Streams(PrintStream out, PrintStream err, Charset charset, Color.Destination destination) {}

    /** The console for results. */
    Console console(Console.Style style) {
        return new Console(streams.out(), streams.charset(), style);
    }

    /** The console for what keeps a command from starting: plain, and apart from results. */
    Console complaints() {
        return new Console(streams.err(), streams.charset(), Console.Style.plain());
    }

    Optional<String> noColor() {
        return environment.apply("NO_COLOR");
    }
}
