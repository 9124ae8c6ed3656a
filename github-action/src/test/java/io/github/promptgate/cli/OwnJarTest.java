package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A scorer in a jar beside ours, as docs/own-scorers.md starts it. */
@Timeout(180)
class OwnJarTest {

    @TempDir
    Path folder;

    @Test
    void a_jar_beside_ours_adds_a_scorer() throws Exception {
        OwnJar.suite(folder);
        Path ours = RunnableJar.in(folder);
        Path own = OwnJar.in(folder, System.getProperty("java.class.path"));

        CliRun run = start(ours + File.pathSeparator + own);

        assertThat(run.out()).contains("GATE PASSED  demo");
        assertThat(run.code()).isZero();
        assertThat(Files.readString(folder.resolve("target/promptgate/demo/results.jsonl")))
                .contains("\"metric\":\"shorter-than\"", "15 characters");
    }

    @Test
    void without_that_jar_the_word_is_unknown() throws Exception {
        OwnJar.suite(folder);

        CliRun run = start(RunnableJar.in(folder).toString());

        assertThat(run.out()).contains("SUITE-004  unknown scorer \"shorter-than\"");
        assertThat(run.code()).isEqualTo(2);
    }

    private CliRun start(String classPath) throws Exception {
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        JavaProcess.command("-cp", classPath, Main.class.getName(), "evaluate", SuiteFolder.SUITE))
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new CliRun(process.exitValue(), out, Files.readString(err));
    }
}
