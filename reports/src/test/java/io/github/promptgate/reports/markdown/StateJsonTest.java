package io.github.promptgate.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Outcomes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class StateJsonTest {

    @Test
    void the_next_run_reads_counts_of_cells_and_states_of_rules() throws IOException {
        assertThat(unpacked(StateJson.of(Stands.input(Fixture.failed()))))
                .isEqualTo("{\"version\":1,\"outcome\":\"failed\",\"commit\":\"" + "90950ee".repeat(5) + "90950\","
                        + "\"cells\":{\"grounded@small\":[8,7,0,1],\"grounded@large\":[8,7,0,1],"
                        + "\"careless@small\":[8,6,2,0],\"careless@large\":[8,5,2,1]},"
                        + "\"rules\":{\"faithfulness-min-0.95 grounded@small\":\"pass\","
                        + "\"faithfulness-min-0.95 careless@small\":\"fail\",\"tone-min-0.5 grounded@small\":\"pass\","
                        + "\"contains-min-0.9 careless@large\":\"inconclusive\","
                        + "\"pass-rate-min-0.85 careless@small\":\"warn\"}}");
    }

    @Test
    void a_state_that_would_be_too_long_leaves_out_rules_then_cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            cells.add(new Cell("prompt-" + Integer.toHexString(i * 7_919), "model-" + Integer.toString(i * 31, 36)));
        }
        EvalOutcome failed = Fixture.failed();
        List<TrialRecord> none = List.of();
        EvalOutcome wide = Outcomes.of(
                "refunds",
                failed.folder(),
                failed.exitCode(),
                Optional.of(Fixture.record(cells, 1, 1, none)),
                failed.verdict());

        String state = StateJson.of(Stands.input(wide));

        assertThat(state).hasSizeLessThanOrEqualTo(StateJson.MOST).matches("[A-Za-z0-9+/=]+");
        assertThat(unpacked(state))
                .isEqualTo("{\"version\":1,\"outcome\":\"failed\",\"commit\":\"" + "90950ee".repeat(5) + "90950\"}");
    }

    private static String unpacked(String state) throws IOException {
        byte[] packed = Base64.getDecoder().decode(state);
        return new String(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
