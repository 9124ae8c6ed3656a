package io.github.promptgate.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: killed at any moment, or two at once, they lose nothing and buy nothing twice. */
@Timeout(300)
class ResumeTest {

    private static final int KILLS = 20;
    private static final int IN_FLIGHT = 4;
    private static final int CASES = 120;

    @TempDir
    Path folder;

    private ChatServer server;

    @BeforeEach
    void open() {
        server = new ChatServer().slow(20);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Shop shop(Path root) throws IOException {
        Files.createDirectories(root);
        return new Shop(root, server.baseUrl()).cases(CASES).run("{concurrency: " + IN_FLIGHT + "}");
    }

    @Test
    void a_run_that_is_killed_twenty_times_ends_like_one_that_was_left_alone() throws Exception {
        Path root = folder.resolve("killed");
        Shop killed = shop(root).write();
        Random random = new Random(7);
        Set<String> mayComeAgain = new HashSet<>();
        Queue<Process> waiting = new ArrayDeque<>();
        for (int ahead = 0; ahead < 2; ahead++) {
            waiting.add(RunProcess.waiting(root, "out"));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = waiting.remove();
            waiting.add(RunProcess.waiting(root, "out"));
            RunProcess.begin(process);
            int until = server.requests() + 1 + random.nextInt(8);
            while (process.isAlive() && server.requests() < until) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(20));
            process.destroyForcibly().waitFor();
            List<String> arrivals = server.arrivals();
            mayComeAgain.addAll(arrivals.subList(Math.max(0, arrivals.size() - 2 * IN_FLIGHT), arrivals.size()));
        }
        int beforeTheLast = server.requests();
        assertThat(beforeTheLast).isGreaterThan(KILLS).isLessThan(2 * CASES);

        Process last = waiting.remove();
        waiting.remove().destroyForcibly().waitFor();
        RunProcess.begin(last);
        assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();

        assertThat(last.exitValue()).as(Shop.text(root.resolve("out.log"))).isZero();
        List<String> twice = server.repeated();
        assertThat(mayComeAgain).containsAll(twice);
        assertThat(twice.size()).isLessThanOrEqualTo(KILLS * IN_FLIGHT);
        assertThat(server.counts()).hasSize(2 * CASES);
        server.forget();

        Shop undisturbed = shop(folder.resolve("undisturbed"));
        assertThat(undisturbed.evaluate().exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(killed.record()).isEqualTo(undisturbed.record());
        server.forget();
        killed.evaluate();
        assertThat(server.requests()).isZero();
    }

    @Test
    void two_processes_write_one_store_at_once() throws Exception {
        Shop shop = shop(folder).run("{recordings: record, concurrency: 8}").write();
        Process one = RunProcess.start(folder, "one");
        Process two = RunProcess.start(folder, "two");
        assertThat(one.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(two.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(one.exitValue()).as(Shop.text(folder.resolve("one.log"))).isZero();
        assertThat(two.exitValue()).as(Shop.text(folder.resolve("two.log"))).isZero();
        assertThat(Shop.text(folder.resolve("one.log")) + Shop.text(folder.resolve("two.log")))
                .isEmpty();
        server.forget();

        var again = shop.run("{recordings: replay}").evaluate();

        assertThat(again.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(again.warnings()).isEmpty();
        assertThat(server.requests()).isZero();
        assertThat(Files.readAllLines(folder.resolve("recordings/small.jsonl"))).hasSize(2 * CASES);
        assertThat(shop.files(".promptgate/recordings")).hasSize(2);
    }
}
