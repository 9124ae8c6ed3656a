package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FallbackTest {

    private static final String ALL = "gate: [{metric: pass-rate, min: 100%}]";

    @TempDir
    Path root;

    @Test
    void a_fallbacks_reply_is_marked_and_never_counts_for_the_model_that_the_gate_names() throws IOException {
        EvalOutcome outcome = evaluate("fallback: [spare]", "status: 503");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(outcome.record().orElseThrow().footer().counts()).isEqualTo(new Counts(3, 3, 2, 0, 1, 0, 1));
        assertThat(text())
                .contains("\"answeredBy\":\"spare\"")
                .contains("\"causes\":[\"503\"]")
                .contains("\"cause\":\"fallback\"") // SCORE-013
                .contains("fallback \\\"spare\\\" answered, since model \\\"small\\\" gave no reply\"");
    }

    @Test
    void a_fallback_that_counts_is_scored_and_still_marked() throws IOException {
        EvalOutcome outcome = evaluate("fallback: {models: spare, count: true}", "status: 503");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(text()).contains("\"answeredBy\":\"spare\"");
    }

    @Test
    void a_refused_key_is_not_covered_up() throws IOException {
        EvalOutcome outcome = evaluate("fallback: {models: [spare], count: true}", "status: 401");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(text()).doesNotContain("answeredBy").contains("CALL-001");
    }

    private String text() throws IOException {
        return Files.readString(root.resolve("out/shop/results.jsonl"));
    }

    private EvalOutcome evaluate(String fallback, String fault) {
        return SuiteFolder.shop(root)
                .file("replies.yaml", "replies:", "  - {when: {case: c2}, " + fault + "}", "  - {reply: \"red, blue\"}")
                .file("spare.yaml", "replies:", "  - {reply: green}")
                .suite(
                        "suite: shop",
                        "prompts:",
                        "  - {id: plain, messages: [{user: \"{{ question }}\"}]}",
                        "models:",
                        "  - {id: small, mock: replies.yaml, limits: {attempts: 1}, " + fallback + "}",
                        "  - {id: spare, mock: spare.yaml}",
                        "dataset: cases.csv",
                        "scorers:",
                        "  - contains: \"{{ expected }}\"",
                        ALL,
                        "run: {models: [small]}")
                .evaluate();
    }
}
