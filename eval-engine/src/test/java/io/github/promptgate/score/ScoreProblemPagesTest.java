package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.UnscoredCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreProblemPagesTest {

    @ParameterizedTest
    @EnumSource
    void each_cause_has_a_page_that_names_it_and_says_what_to_do(UnscoredCause cause) throws IOException {
        String page = Files.readString(Path.of("../docs/problems", cause.code().id() + ".md"));

        assertThat(page)
                .startsWith("# " + cause.code().id() + ": " + cause.code().title() + "\n")
                .contains(cause.name(), "## Why", "## Fix");
        assertThat(page.lines().count()).isBetween(10L, 25L);
    }
}
