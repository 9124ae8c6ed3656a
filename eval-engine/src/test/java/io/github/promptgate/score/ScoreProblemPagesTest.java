package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.UnscoredCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreProblemPagesTest {

    @ParameterizedTest
    @CsvSource({
        "NO_REPLY, SCORE-001",
        "EMPTY_REPLY, SCORE-002",
        "TRUNCATED, SCORE-003",
        "JUDGE_TRUNCATED, SCORE-003",
        "JUDGE_FAILED, SCORE-004",
        "JUDGE_REPLY, SCORE-005",
        "VERDICTS_MISSING, SCORE-006",
        "OUT_OF_SCALE, SCORE-007",
        "NO_CONTEXT, SCORE-008",
        "VALUE_MISSING, SCORE-009",
        "LIMIT, SCORE-010",
        "EMBEDDING_FAILED, SCORE-011",
        "SCORER_FAILED, SCORE-012",
        "RIVAL_MISSING, SCORE-014"
    })
    void each_cause_leads_to_its_page(UnscoredCause cause, String id) {
        assertThat(cause.code().id()).isEqualTo(id);
    }

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
