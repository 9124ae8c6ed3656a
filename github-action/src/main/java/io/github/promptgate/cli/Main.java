package io.github.promptgate.cli;

import io.github.promptgate.reports.terminal.Color;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Help.Ansi;

/** The process: the only place that knows its streams, environment, folder, clock and exit. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Charset charset = charset();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset);
        Surroundings process = new Surroundings(
                new Surroundings.Streams(out, err, charset, destination()),
                Path.of("").toAbsolutePath(),
                name -> Optional.ofNullable(System.getenv(name)),
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString());
        int code = new Cli(process).run(args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** What the console expects: told by the JDK from 19 on, before that as the system has it. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    private static Color.Destination destination() {
        return Ansi.AUTO.enabled() ? Color.Destination.CONSOLE : Color.Destination.OTHER;
    }
}
