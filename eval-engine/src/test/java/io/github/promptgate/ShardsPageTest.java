package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recipes name the variables that the code reads, and are YAML. */
class ShardsPageTest {

    private static final Pattern VARIABLE = Pattern.compile(
            "\\b((?:CI_NODE|CIRCLE_NODE|BUILDKITE_PARALLEL|SYSTEM|JOB|AWS_BATCH|SLURM|PROMPTGATE)_[A-Z_]+)\\b");
    private static final Pattern FENCE = Pattern.compile("(?s)```(yaml|sh)\\n(.*?)```");

    private String page = "";

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("../docs/shards.md"));
    }

    @Test
    void every_variable_of_the_page_is_one_of_the_code_and_the_other_way_round() {
        Set<String> ofCode =
                new TreeSet<>(Set.of(SlurmArray.ID, SlurmArray.COUNT, SlurmArray.MIN, SlurmArray.MAX, SlurmArray.STEP));
        for (ShardScheduler scheduler : ShardScheduler.values()) {
            ofCode.add(scheduler.index());
            ofCode.addAll(scheduler.totals());
        }

        assertThat(VARIABLE.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toSet()))
                .isEqualTo(ofCode);
    }

    @Test
    void the_table_says_what_each_scheduler_calls_its_first_job() {
        for (ShardScheduler scheduler : ShardScheduler.values()) {
            String first = scheduler == ShardScheduler.SLURM ? "any" : Integer.toString(scheduler.first());
            assertThat(page)
                    .contains("| " + scheduler.title() + " | `" + scheduler.index() + "` | " + first + " | `"
                            + scheduler.totals().get(0) + "`");
        }
    }

    @Test
    void each_scheduler_has_a_recipe_that_runs_a_shard_and_one_that_merges() {
        for (String title : Arrays.stream(ShardScheduler.values())
                .map(ShardScheduler::title)
                .toList()) {
            String section = page.substring(page.indexOf("\n## " + title + "\n"));
            String recipe = section.substring(0, (section + "\n## ").indexOf("\n## ", 1));
            assertThat(recipe).as(title).contains("--shard auto", "merge ");
        }
        assertThat(page).contains("shard: ${{ matrix.shard }}/4");
    }

    @Test
    void each_recipe_in_yaml_can_be_read() {
        List<MatchResult> blocks = FENCE.matcher(page)
                .results()
                .filter(block -> block.group(1).equals("yaml"))
                .toList();

        assertThat(blocks).hasSize(6);
        for (MatchResult block : blocks) {
            assertThatCode(() -> {
                        Node recipe = YamlText.read(block.group(2), "shards.md");
                        assertThat(recipe).isInstanceOf(MapNode.class);
                    })
                    .doesNotThrowAnyException();
        }
    }
}
