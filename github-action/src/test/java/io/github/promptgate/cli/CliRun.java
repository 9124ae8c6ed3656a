package io.github.promptgate.cli;

import io.github.promptgate.reports.terminal.Color;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a command in process, in a folder, with an environment of its own, and keeps what it says.
 *
 * @param code the exit code
 */
record CliRun(int code, String out, String err) {

    /** Where and how commands run. */
    static final class In {

        private final Path folder;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private Charset charset = StandardCharsets.UTF_8;
        private Color.Destination destination = Color.Destination.OTHER;

        In(Path folder) {
            this.folder = folder;
        }

        In with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        In charset(Charset other) {
            this.charset = other;
            return this;
        }

        In console() {
            this.destination = Color.Destination.CONSOLE;
            return this;
        }

        CliRun run(String... args) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Surroundings process = new Surroundings(
                    new Surroundings.Streams(
                            new PrintStream(out, true, charset),
                            new PrintStream(err, true, charset),
                            charset,
                            destination),
                    folder,
                    name -> Optional.ofNullable(environment.get(name)),
                    Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC),
                    () -> "token");
            int code = new Cli(process).run(args);
            return new CliRun(code, text(out), text(err));
        }

        private String text(ByteArrayOutputStream bytes) {
            return bytes.toString(charset).replace("\r\n", "\n");
        }
    }
}
