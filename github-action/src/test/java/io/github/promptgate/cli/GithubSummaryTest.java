package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubSummaryTest {

    private static final int LIMIT = 1_048_576;

    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void check_out() throws IOException {
        suite = SuiteFolder.in(folder);
    }

    @Test
    void what_came_of_it_is_appended_whatever_the_formats() throws Exception {
        Files.writeString(folder.resolve("summary"), "# Build\n");

        assertThat(suite.evaluate("--github-summary", "summary", "--formats", "junit")
                        .code())
                .isZero();

        assertThat(Files.readString(folder.resolve("summary")))
                .startsWith("# Build\n\n### ✅ Prompt gate passed · `demo` · the one rule held");
        assertThat(folder.resolve("target/promptgate/demo/summary.md")).doesNotExist();
    }

    @Test
    void bad_input_is_told_too() throws Exception {
        suite.file(SuiteFolder.SUITE, "suite: [");

        suite.evaluate("--github-summary", "summary");

        assertThat(Files.readString(folder.resolve("summary"))).contains("### ❌ Prompt gate not run", "SOURCE-004");
    }

    @Test
    void what_would_go_over_the_limit_is_shortened_or_left_out() throws Exception {
        for (int room : new int[] {0, 20, 300, 600}) {
            Files.write(folder.resolve("summary"), new byte[LIMIT - room]);

            suite.evaluate("--github-summary", "summary");

            assertThat(Files.size(folder.resolve("summary"))).isLessThanOrEqualTo(LIMIT);
        }
        assertThat(new String(Files.readAllBytes(folder.resolve("summary"))))
                .contains("### ✅ Prompt gate passed · `demo`");
    }

    @Test
    void of_a_shard_nothing_is_decided_and_nothing_said() throws Exception {
        suite.evaluate("--github-summary", "summary", "--shard", "1/2");

        assertThat(folder.resolve("summary")).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_written_is_told() {
        assertThat(suite.evaluate("--github-summary", "no/such/folder/summary").err())
                .contains("RUN-002", "give the path that the runner has in GITHUB_STEP_SUMMARY");
    }
}
