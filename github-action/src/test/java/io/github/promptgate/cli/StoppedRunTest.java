package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, on a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class StoppedRunTest {

    private static final long SIGINT_BIT = 1L << 1;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void what_was_done_before_ctrl_c_is_kept_and_reported() throws Exception {
        assumeThat(isSigintHeard())
                .as("a background shell makes its children deaf to Ctrl-C")
                .isTrue();
        SuiteFolder suite = SuiteFolder.in(folder)
                .file(
                        "replies.yaml",
                        "replies:\n  - when: {case: window}\n    reply: 60 days\n    delay: 1500ms\n  - fault: hang\n")
                .replace("demo.suite.yaml", "timeout: 5s", "timeout: 10m");

        Process process = new ProcessBuilder(
                        JavaProcess.command("-jar", RunnableJar.in(folder).toString(), "evaluate", SuiteFolder.SUITE))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            // The first case takes long enough for a progress line; the second one never ends.
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String before = readTo(out, "1/2");
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            String after = out.lines().collect(Collectors.joining("\n"));

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(before + after).contains("GATE INCONCLUSIVE  demo  stopped by the user");
            assertThat(process.exitValue()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
        MapNode outcome = (MapNode) JsonText.read(suite.read("target/promptgate/demo/outcome.json"), "outcome.json");
        assertThat(outcome.get("outcome").map(Node::asText)).contains("inconclusive");
        assertThat(outcome.get("exitCode").map(Node::asText)).contains("130");
        assertThat(suite.read("target/promptgate/demo/results.jsonl")).contains("60 days");
    }

    private static String readTo(BufferedReader out, String mark) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains(mark)) {
                break;
            }
        }
        return said.toString();
    }

    private static boolean isSigintHeard() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).trim(), 16))
                .noneMatch(ignored -> (ignored & SIGINT_BIT) != 0);
    }
}
