package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A merge reads its shards line by line: a process with less memory than they are long merges them and reports. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MergeMemoryTest {

    private static final int CASES = 2_000;
    private static final int LETTERS = 12_000;
    private static final int HEAP_MEGABYTES = 48;

    @TempDir
    Path folder;

    @Test
    void a_merge_needs_less_memory_than_its_shards_are_long() throws Exception {
        SuiteFolder suite = ShardedSuite.in(folder)
                .file("cases.csv", cases())
                .file("replies.yaml", "replies:\n  - reply: \"" + "yes ".repeat(LETTERS / 4) + "\"\n");
        for (int shard = 1; shard <= 2; shard++) {
            assertThat(suite.evaluate("--shard", shard + "/2", "--output", "s" + shard)
                            .code())
                    .isZero();
        }

        CliRun merged = merge();

        assertThat(merged.err()).isEmpty();
        assertThat(merged.out())
                .contains("GATE PASSED  demo  the one rule held (8000 trials: 8000 scored, 0 unscored)");
        assertThat(merged.code()).isZero();
        assertThat(Files.size(folder.resolve("target/promptgate/demo/results.jsonl")))
                .isGreaterThan(HEAP_MEGABYTES * 1_000_000L * 3 / 2);
    }

    private static String cases() {
        StringBuilder cases = new StringBuilder("id,question,expected\n");
        for (int i = 1; i <= CASES; i++) {
            cases.append("q").append(i).append(",Question ").append(i).append("?,yes\n");
        }
        return cases.toString();
    }

    private CliRun merge() throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(JavaProcess.command(
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-cp",
                        RunnableJar.in(folder).toString(),
                        Main.class.getName(),
                        "merge",
                        "s1",
                        "s2"))
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        return new CliRun(process.exitValue(), out, Files.readString(err));
    }
}
