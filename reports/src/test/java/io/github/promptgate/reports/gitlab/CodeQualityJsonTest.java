package io.github.promptgate.reports.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Golden;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.PublishedSchemas;
import io.github.promptgate.reports.Told;
import org.junit.jupiter.api.Test;

class CodeQualityJsonTest {

    private static String told(EvalOutcome outcome) {
        String text = Told.by(CodeQualityJson::write, outcome, Told.links());
        assertThat(PublishedSchemas.json("documented/gitlab-code-quality.schema.json", text))
                .isEmpty();
        return text;
    }

    @Test
    void runs_of_every_outcome_fit_what_gitlab_documents() {
        Golden.holds("gitlab-failed.json", told(Fixture.failed()));
        Golden.holds("gitlab-passed.json", told(Fixture.passed()));
        Golden.holds("gitlab-inconclusive.json", told(Outcomes.inconclusive()));
        Golden.holds("gitlab-bad-input.json", told(Fixture.badInput()));
    }

    @Test
    void fingerprints_are_unique_and_the_same_in_the_next_run() {
        JsonNode first = Told.json(told(Fixture.failed()));
        JsonNode second = Told.json(told(Fixture.failed()));

        assertThat(first.findValuesAsText("fingerprint"))
                .doesNotHaveDuplicates()
                .isEqualTo(second.findValuesAsText("fingerprint"));
    }

    @Test
    void a_file_begins_with_its_bracket_and_a_passed_run_has_no_entry() {
        assertThat(told(Fixture.failed())).startsWith("[");
        assertThat(told(Fixture.passed())).isEqualTo("[]\n");
    }

    @Test
    void severities_tell_what_breaks_the_gate() {
        assertThat(Told.json(told(Outcomes.changed())).findValuesAsText("severity"))
                .containsExactly("critical", "critical", "info");
        assertThat(Told.json(told(Fixture.failed())).findValuesAsText("severity"))
                .contains("minor");
    }
}
