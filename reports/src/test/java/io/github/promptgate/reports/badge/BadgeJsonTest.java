package io.github.promptgate.reports.badge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.PublishedSchemas;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.RunSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadgeJsonTest {

    @Test
    void the_badge_has_the_verdict_and_the_pass_rate() throws IOException {
        assertThat(badge(Fixture.passed()))
                .isEqualTo("{\"schemaVersion\":1,\"label\":\"prompt gate\",\"message\":\"passed, 66.7 %\",\"color\":"
                        + "\"brightgreen\"}\n");
        assertThat(badge(Fixture.failed())).contains("\"message\":\"failed, 87.5 %\",\"color\":\"red\"");
        assertThat(badge(Fixture.nothingToRun())).contains("\"message\":\"inconclusive\",\"color\":\"lightgrey\"");
        assertThat(badge(Fixture.badInput())).contains("\"message\":\"not run\",\"color\":\"lightgrey\"");
    }

    @Test
    void shields_knows_every_key_and_misses_none() throws IOException {
        for (EvalOutcome outcome :
                List.of(Fixture.passed(), Fixture.failed(), Fixture.nothingToRun(), Fixture.badInput())) {
            assertThat(PublishedSchemas.json("documented/shields-endpoint.schema.json", badge(outcome)))
                    .isEmpty();
        }
        assertThat(PublishedSchemas.json(
                        "documented/shields-endpoint.schema.json",
                        "{\"schemaVersion\":1,\"label\":\"\",\"message\":\"x\",\"ours\":1}"))
                .isNotEmpty();
    }

    private static String badge(EvalOutcome outcome) throws IOException {
        StringWriter out = new StringWriter();
        BadgeJson.write(
                new ReportInput(outcome, outcome.record().map(record -> RunSummary.of(record, 0)), Links.none()), out);
        return out.toString();
    }
}
