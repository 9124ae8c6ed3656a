package io.github.promptgate.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExitCode;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.suite.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A program of the user's is recorded only under a version, and no secret is recorded with it. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class OwnCodeRecordedTest {

    private static final String SECRET = "tok-9f8e7d6c5b";
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin", "APP_TOKEN", SECRET);

    @TempDir
    Path root;

    @Test
    void without_a_version_a_program_is_always_asked() throws IOException {
        evaluate("");
        evaluate("");

        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void with_a_version_it_is_asked_once_and_again_under_the_next_one() throws IOException {
        evaluate(", version: \"1\"");
        evaluate(", version: \"1\"");
        assertThat(calls()).isEqualTo(2);

        evaluate(", version: \"2\"");
        assertThat(calls()).isEqualTo(4);

        evaluate(", version: \"1\"");
        assertThat(calls()).isEqualTo(4);
    }

    @Test
    void a_secret_that_a_program_says_reaches_neither_recording_nor_record() throws IOException {
        evaluate(", version: \"1\"");

        assertThat(Files.readString(root.resolve("out/shop/results.jsonl"))).contains("my key is ***");
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.endsWith("calls.txt")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(SECRET));
        }
        try (Stream<Path> files = Files.walk(root.resolve(".promptgate/recordings"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsonl")))
                    .anySatisfy(file -> assertThat(Files.readString(file)).contains("my key is ***"));
        }
    }

    private long calls() throws IOException {
        try (Stream<String> lines = Files.lines(root.resolve("calls.txt"))) {
            return lines.count();
        }
    }

    private void evaluate(String version) throws IOException {
        Files.writeString(root.resolve("cases.csv"), "id,question,expected\nc1,red?,key\nc2,blue?,key\n");
        Files.writeString(
                root.resolve("answer.sh"),
                "echo x >> calls.txt\necho \"{\\\"text\\\": \\\"my key is $APP_TOKEN\\\"}\"\n");
        Files.writeString(root.resolve("shop.suite.yaml"), """
                suite: shop
                prompts:
                  - {id: plain, messages: [{user: "{{ question }}"}]}
                models:
                  - {id: app, exec: {command: [/bin/sh, answer.sh], env: APP_TOKEN%s}}
                dataset: cases.csv
                scorers: [{contains: "{{ expected }}"}]
                gate: [{metric: pass-rate, min: 100%%}]
                """.formatted(version));
        EvalOutcome outcome = new EvalEngine(Clock.systemUTC(), name -> Optional.ofNullable(ENVIRONMENT.get(name)))
                .evaluate(
                        new EvalRequest(root.resolve("shop.suite.yaml"), root.resolve("out"), root, Overrides.none()),
                        RunListener.silent());
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
    }
}
