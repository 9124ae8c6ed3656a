package io.github.promptgate.score.semantic;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.scorer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A threshold from rows of the user's own. */
class CalibrationTest {

    private static final String GROUNDED =
            "{\"contexts\": [\"Returns take sixty days.\"], \"answer\": \"Returns take sixty days.\", \"good\": true}\n";
    private static final String INVENTED =
            "{\"contexts\": [\"Returns take sixty days.\"], \"answer\": \"Dogs bark loud tonight.\", \"good\": false}\n";

    @TempDir
    Path folder;

    private Scorer calibrated(String rows) throws IOException {
        Files.writeString(folder.resolve("rows.jsonl"), rows);
        return scorer("grounding-local: {calibrate: rows.jsonl}", folder);
    }

    private Problem problem(String rows) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> calibrated(rows));
        assertThat(thrown).isNotNull();
        return thrown.problems().get(0);
    }

    @Test
    void the_threshold_is_where_the_rows_part_best() throws IOException {
        Scorer scorer = calibrated(GROUNDED.repeat(20) + INVENTED.repeat(30));

        Score good = Asked.score(
                scorer,
                Answer.of("Returns take sixty days.").from("Returns take sixty days."),
                GroundingLocalScorerTest.words());
        Score bad = Asked.score(
                scorer,
                Answer.of("Returns take ninety days.").from("Returns take sixty days."),
                GroundingLocalScorerTest.words());

        assertThat(scored(good).mark()).isEqualTo(Mark.PASSED);
        assertThat(scored(bad).mark()).isEqualTo(Mark.MISSED);
        assertThat(good.evidence().items())
                .contains(new Item(
                        "note", "threshold", "1", "chosen on 50 rows of rows.jsonl, balanced accuracy there 1"));
    }

    @Test
    void too_few_rows_of_a_kind_are_a_problem() {
        Problem problem = problem(GROUNDED.repeat(30) + INVENTED);

        assertThat(problem.code()).isEqualTo(ProblemCode.SUITE_003);
        assertThat(problem.what()).isEqualTo("rows.jsonl has 30 good and 1 bad rows, too few to choose a threshold by");
    }

    @Test
    void a_row_that_cannot_be_used_is_told_with_its_line() {
        assertThat(problem(GROUNDED + "{\"answer\": \"x\", \"contexts\": [\"y\"]}\n"))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.DATA_001))
                .satisfies(p -> assertThat(p.where().line()).isEqualTo(2))
                .satisfies(p -> assertThat(p.what()).isEqualTo("a labelled row needs \"good\": true or false"));
        assertThat(problem("[]").what()).isEqualTo("a labelled row must be a map");
        assertThat(problem("{\"good\": true, \"contexts\": [\"y\"]}").what())
                .isEqualTo("a labelled row needs \"answer\": a text");
        assertThat(problem("{\"good\": true, \"answer\": \"y\", \"contexts\": [\" \"]}")
                        .what())
                .isEqualTo("a labelled row needs \"contexts\": a list of passages");
    }

    @Test
    void it_does_not_stand_beside_a_threshold() {
        assertThat(Asked.problem("grounding-local: {calibrate: rows.jsonl, threshold: 0.5}")
                        .what())
                .isEqualTo("\"calibrate\" and \"threshold\" together");
    }
}
