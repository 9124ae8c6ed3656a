package io.github.promptgate.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.suite.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InventoryTest {

    @TempDir
    Path root;

    private final EvalEngine engine = new EvalEngine(Clock.systemUTC(), name -> Optional.empty());

    private List<EvalRequest> requests() {
        return List.of(new EvalRequest(root.resolve("shop.suite.yaml"), root.resolve("out"), root, Overrides.none()));
    }

    @Test
    void what_the_plan_does_not_use_is_counted_and_removed() throws IOException {
        try (ChatServer server = new ChatServer()) {
            Shop shop = new Shop(root, server.baseUrl()).run("{recordings: record}");
            shop.evaluate();
            shop.prompts("one: Say {{ question }}", "two: Now {{ question }}").evaluate();
            server.forget();

            Inventory inventory = engine.recordings(requests()).get(0);
            assertThat(inventory.list().get(0))
                    .satisfies(row -> assertThat(row.file()).isEqualTo("recordings/small.jsonl"))
                    .satisfies(row -> assertThat(row.entries()).isEqualTo(9))
                    .satisfies(row -> assertThat(row.unused()).isEqualTo(3));
            assertThat(inventory.verify()).isEmpty();

            engine.recordingsToPrune(requests()).get(0).prune();

            assertThat(inventory.list())
                    .allSatisfy(row -> assertThat(row.unused()).isZero());
            assertThat(Files.readAllLines(root.resolve("recordings/small.jsonl")))
                    .hasSize(6);
            shop.evaluate();
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void suites_that_share_recordings_are_pruned_together_or_not_at_all() throws IOException {
        new Shop(root, "http://127.0.0.1:1/v1").write();
        Files.writeString(root.resolve("other.suite.yaml"), "suite: other");

        assertThatThrownBy(() -> engine.recordingsToPrune(requests()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).what())
                                .isEqualTo("recordings are shared with suites that were not named: other.suite.yaml"));
    }
}
