package io.github.promptgate.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.SuiteFolder;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a fallback completed is replayed as it was, over real sockets. */
@Timeout(120)
class FallbackReplayTest {

    @TempDir
    Path root;

    private final ChatServer small = new ChatServer().breakingAt(body -> body.contains("green"));
    private final ChatServer spare = new ChatServer().answering(body -> "yes, I stand in");

    @AfterEach
    void close() {
        small.close();
        spare.close();
    }

    @Test
    void a_replay_leaves_the_record_of_the_recorded_run() {
        EvalOutcome recorded = evaluate("record", "{models: spare, count: true}", "Say");
        String before = record();
        EvalOutcome replayed = evaluate("replay", "{models: spare, count: true}", "Say");

        assertThat(recorded.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(before).containsOnlyOnce("\"answeredBy\":\"spare\"");
        assertThat(replayed.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(withoutMode(record())).isEqualTo(withoutMode(before));
        assertThat(spare.requests()).isOne();
        assertThat(small.requests()).isEqualTo(3);
    }

    @Test
    void a_replayed_fallback_that_does_not_count_is_not_scored() {
        evaluate("record", "spare", "Say");
        String before = record();
        EvalOutcome replayed = evaluate("replay", "spare", "Say");

        assertThat(replayed.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(replayed.record().orElseThrow().footer().stopped()).isEmpty();
        assertThat(withoutMode(record())).isEqualTo(withoutMode(before));
    }

    @Test
    void what_neither_has_is_one_hole() {
        evaluate("record", "{models: spare, count: true}", "Say");
        EvalOutcome replayed = evaluate("replay", "{models: spare, count: true}", "Tell");

        assertThat(replayed.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(replayed.record().orElseThrow().footer().stopped())
                .isEqualTo("3 replies are not recorded (CALL-012)");
        assertThat(problems(replayed))
                .first()
                .isEqualTo("CALL-012 model \"small\": not recorded: case \"c1\", prompt \"plain\", model \"small\","
                        + " sample 1: the messages changed since it was recorded;"
                        + " fallback \"spare\" gave none either (CALL-012)");
    }

    @Test
    void a_fallback_that_needs_no_recording_fills_no_hole() {
        SuiteFolder.shop(root).file("spare.yaml", "replies:", "  - {reply: \"yes\"}");
        EvalOutcome replayed = evaluate("replay", "{models: {id: tame, mock: spare.yaml}, count: true}", "Say");

        assertThat(replayed.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(replayed.record().orElseThrow().footer().stopped())
                .isEqualTo("3 replies are not recorded (CALL-012)");
        assertThat(record()).doesNotContain("answeredBy");
    }

    private EvalOutcome evaluate(String recordings, String fallback, String prompt) {
        return SuiteFolder.shop(root)
                .suite(
                        "suite: shop",
                        "prompts:",
                        "  - {id: plain, messages: [{user: \"" + prompt + " {{ question }}\"}]}",
                        "models:",
                        "  - {id: small, model: m, " + at(small) + ", fallback: " + fallback + "}",
                        "  - {id: spare, model: n, " + at(spare) + "}",
                        "dataset: cases.csv",
                        "scorers:",
                        "  - contains: \"yes\"",
                        "gate: [{metric: pass-rate, min: 1%}]",
                        "run: {models: [small], recordings: " + recordings + "}")
                .evaluate();
    }

    private static String at(ChatServer server) {
        return "provider: openai-compatible, base-url: \"" + server.baseUrl()
                + "\", price: {input: 1, output: 2}, limits: {attempts: 1}";
    }

    private String record() {
        return Shop.text(root.resolve("out/shop/results.jsonl")).replaceAll("\"timing\":\\{[^}]*}", "\"timing\":{}");
    }

    /** The suite's text names the mode. */
    private static String withoutMode(String record) {
        return record.replaceAll("\"suiteDigest\":\"[0-9a-f]*\"", "");
    }

    private static List<String> problems(EvalOutcome outcome) {
        try (Stream<TrialRecord> trials = outcome.record().orElseThrow().trials()) {
            return trials.map(TrialRecord::reply)
                    .filter(Reply.Failed.class::isInstance)
                    .map(reply -> ((Reply.Failed) reply).problem())
                    .map(problem -> problem.code().id() + " " + problem.what())
                    .toList();
        }
    }
}
