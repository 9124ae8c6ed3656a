package io.github.promptgate.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A suite that is sound and green, to be spoilt in one point: {@code demo.suite.yaml} asks a scripted model two
 * questions. Each test replaces the file that it is about.
 */
record SuiteFolder(Path path) {

    static final String SUITE = "demo.suite.yaml";

    static SuiteFolder in(Path path) throws IOException {
        return new SuiteFolder(path).file(SUITE, """
                        suite: demo
                        prompts:
                          - {id: plain, messages: [{user: "{{ question }}"}]}
                        models:
                          - {id: scripted, mock: replies.yaml, limits: {attempts: 2, timeout: 5s}}
                        dataset: cases.csv
                        scorers:
                          - contains: "{{ expected }}"
                        gate:
                          - {metric: contains, min: 90%}
                        """).file("cases.csv", """
                        id,question,expected
                        window,How long may I return a server?,60 days
                        fee,What is the fee?,15 %
                        """).file("replies.yaml", """
                        replies:
                          - when: {case: window}
                            reply: Within 60 days.
                          - when: {case: fee}
                            reply: The fee is 15 %.
                        """);
    }

    SuiteFolder file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    SuiteFolder file(String name, byte[] bytes) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    /** Replaces a piece of a file that is there. */
    SuiteFolder replace(String name, String piece, String by) throws IOException {
        String text = read(name);
        if (!text.contains(piece)) {
            throw new IllegalArgumentException(name + " holds no " + piece);
        }
        return file(name, text.replace(piece, by));
    }

    String read(String name) throws IOException {
        return Files.readString(path.resolve(name));
    }

    /** Runs {@code evaluate} on the suite. */
    CliRun evaluate(String... flags) {
        return evaluate(new CliRun.In(path), flags);
    }

    CliRun evaluate(CliRun.In in, String... flags) {
        String[] args = new String[flags.length + 2];
        args[0] = "evaluate";
        args[1] = SUITE;
        System.arraycopy(flags, 0, args, 2, flags.length);
        return in.run(args);
    }
}
