package io.github.promptgate;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.ScoreTable.Value;
import io.github.promptgate.record.before.BeforeFile;
import io.github.promptgate.record.before.CaseBefore;
import io.github.promptgate.record.before.RepliesBefore;
import io.github.promptgate.record.before.SampleBefore;
import io.github.promptgate.record.before.SampleBefore.ReplyBefore;
import io.github.promptgate.record.before.Turn;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.source.Digest;
import io.github.promptgate.source.ScalarNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs beside an accepted one: what each trial was is kept beside the record. */
@Timeout(60)
class BeforeRunTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

    @TempDir
    Path root;

    private SuiteFolder folder;

    @BeforeEach
    void accept_a_kind_prompt() {
        SERVER.stubFor(post(urlEqualTo("/v1/chat/completions")).willReturn(chat("no")));
        answer("Kindly: red?", "Yes, red. Write to ann@example.org or call sales@shop.example.");
        answer("Rudely: red?", "Never. Try sales@shop.example.");
        answer("Kindly: green?", "green");
        answer("Rudely: green?", "green");
        answer("Kindly: blue?", "no idea");
        answer("Rudely: blue?", "blue \\uD83D then");
        folder = new SuiteFolder(root)
                .file("cases.csv", "id,question,expected", "c1,red?,red", "c2,green?,green", "c3,blue?,blue");
        suite("Kindly", "[{contains: \"{{ expected }}\"}]");
        evaluate();
        SuiteFolder.engine(Map.of("OPENAI_API_KEY", "sk-test"))
                .accept(new AcceptRequest(folder.request(), AcceptRequest.Doubt.REFUSED));
    }

    private static void answer(String question, String text) {
        SERVER.stubFor(post(urlEqualTo("/v1/chat/completions"))
                .withRequestBody(containing(question))
                .willReturn(chat(text)));
    }

    private static ResponseDefinitionBuilder chat(String text) {
        return okJson("{\"choices\": [{\"message\": {\"role\": \"assistant\", \"content\": \"" + text
                + "\"}, \"finish_reason\": \"stop\"}], \"usage\": {\"prompt_tokens\": 9, \"completion_tokens\": 1}}");
    }

    private void suite(String manner, String scorers, String... more) {
        folder.suite(
                "suite: shop",
                "prompts:",
                "  - {id: plain, messages: [{user: \"" + manner + ": {{ question }}\"}]}",
                "models:",
                "  - {id: a, provider: openai, model: m, base-url: \"" + SERVER.baseUrl()
                        + "/v1\", price: {input: 1000, output: 1000}}",
                "dataset: cases.csv",
                "scorers: " + scorers,
                "gate: [{metric: pass-rate, min: 1%}]");
        folder.append("shop.suite.yaml", more);
    }

    private EvalOutcome evaluate() {
        EvalOutcome outcome = SuiteFolder.engine(Map.of("OPENAI_API_KEY", "sk-test"))
                .evaluate(folder.request(), RunListener.silent());
        assertThat(SuiteFolder.lines(outcome.problems())).isEmpty();
        return outcome;
    }

    private static BeforeFile before(EvalOutcome outcome) {
        return BeforeFile.beside(outcome.folder(), outcome.record().map(RunRecord::header));
    }

    private void forget() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(".promptgate"))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void old_answers_and_values_stand_beside_the_record_where_they_were_other() {
        suite("Rudely", "[{contains: \"{{ expected }}\"}]");

        try (BeforeFile before = before(evaluate())) {
            assertThat(before.references()).singleElement().satisfies(reference -> {
                assertThat(reference.name()).isEqualTo("the baseline");
                assertThat(reference.cells()).isEqualTo(Map.of("plain@a", "plain@a"));
                assertThat(reference.notes()).isEmpty();
                assertThat(reference.digest()).isEqualTo(Digest.sha256(folder.text("shop.baseline.json")));
            });
            assertThat(before.replies(0)).isEqualTo(new RepliesBefore(1, 2, 0));
            CaseBefore red = before.find(0, "c1", "plain@a").orElseThrow();
            assertThat(red.turn()).isEqualTo(Turn.REGRESSED);
            SampleBefore sample = red.sample(1).orElseThrow();
            assertThat(sample.reply()).isEqualTo(ReplyBefore.OTHER);
            assertThat(sample.answer()).isEqualTo("Yes, red. Write to ann@example.org or call sales@shop.example.");
            assertThat(sample.values()).containsEntry("contains", Value.of(1)).containsEntry("pass-rate", Value.of(1));
            assertThat(before.find(0, "c2", "plain@a")).isEmpty();
            assertThat(before.find(0, "c3", "plain@a").map(CaseBefore::turn)).contains(Turn.FIXED);
            assertThat(before.find(0, "c4", "plain@a")).isEmpty();
        }
    }

    @Test
    void the_same_run_writes_the_same_bytes() {
        suite("Rudely", "[{contains: \"{{ expected }}\"}]");
        evaluate();
        String first = folder.text("out/shop/before.jsonl");
        evaluate();

        assertThat(folder.text("out/shop/before.jsonl")).isEqualTo(first).doesNotContain("sk-test");
    }

    @Test
    void nothing_is_left_of_it_by_a_run_that_is_held_against_nothing() throws IOException {
        suite("Rudely", "[{contains: \"{{ expected }}\"}]");
        evaluate();
        Files.delete(root.resolve("shop.baseline.json"));

        EvalOutcome outcome = evaluate();

        assertThat(folder.has("out/shop/before.jsonl")).isFalse();
        try (BeforeFile before = before(outcome)) {
            assertThat(before.references()).isEmpty();
        }
    }

    @Test
    void answers_that_no_recording_has_are_counted_and_their_values_kept() throws IOException {
        suite("Rudely", "[{contains: \"{{ expected }}\"}]");
        forget();

        try (BeforeFile before = before(evaluate())) {
            assertThat(before.replies(0)).isEqualTo(new RepliesBefore(0, 0, 3));
            SampleBefore sample =
                    before.find(0, "c1", "plain@a").orElseThrow().sample(1).orElseThrow();
            assertThat(sample.reply()).isEqualTo(ReplyBefore.UNKNOWN);
            assertThat(sample.answer()).isEmpty();
            assertThat(sample.values()).containsEntry("contains", Value.of(1));
        }
    }

    @Test
    void a_suite_that_looks_for_personal_data_hides_it_in_old_answers_too() {
        suite("Rudely", "[{contains: \"{{ expected }}\"}, {pii: {types: [email], allow: [sales@shop.example]}}]");

        try (BeforeFile before = before(evaluate())) {
            assertThat(before.find(0, "c1", "plain@a")
                            .orElseThrow()
                            .sample(1)
                            .orElseThrow()
                            .answer())
                    .isEqualTo("Yes, red. Write to [email] or call sales@shop.example.");
            assertThat(before.references().get(0).notes())
                    .containsExactly("in the baseline pass-rate was measured by a scorer with other options");
        }
    }

    @Test
    void cases_that_came_went_or_were_edited_are_told_apart() {
        folder.file("cases.csv", "id,question,expected", "c1,red?,crimson", "c2,green?,green", "c9,blue?,blue");

        try (BeforeFile before = before(evaluate())) {
            assertThat(before.references()).singleElement().satisfies(reference -> {
                assertThat(reference.added()).containsExactly("c9");
                assertThat(reference.removed()).containsExactly("c3");
                assertThat(reference.changed()).containsExactly("c1");
            });
            assertThat(before.find(0, "c1", "plain@a")).isEmpty();
        }
    }

    @Test
    void merged_shards_have_what_the_whole_run_has() {
        suite("Rudely", "[{contains: \"{{ expected }}\"}]");
        evaluate();
        String whole = folder.text("out/shop/before.jsonl");
        EvalRequest asked = folder.request();
        List<Path> shards =
                Stream.of("1/2", "2/2").map(part -> shard(asked, part)).toList();

        List<EvalOutcome> merged = SuiteFolder.engine()
                .merge(new MergeRequest(
                        shards, List.of(asked.suite()), root.resolve("merged"), root, asked.overrides()));

        assertThat(merged).singleElement().satisfies(outcome -> {
            assertThat(SuiteFolder.lines(outcome.problems())).isEmpty();
            assertThat(Files.readString(outcome.folder().resolve("before.jsonl")))
                    .isEqualTo(whole);
        });
    }

    private Path shard(EvalRequest asked, String part) {
        Path output = root.resolve("shard" + part.charAt(0));
        EvalRequest request = new EvalRequest(
                asked.suite(), output, root, asked.overrides().with("shard", ScalarNode.text(Where.nowhere(), part)));
        SuiteFolder.engine(Map.of("OPENAI_API_KEY", "sk-test")).evaluate(request, RunListener.silent());
        return output;
    }

    @Test
    void a_file_of_another_plan_is_passed_by_and_a_damaged_one_is_told() throws IOException {
        suite("Rudely", "[{contains: \"{{ expected }}\"}]");
        EvalOutcome outcome = evaluate();
        Path file = outcome.folder().resolve("before.jsonl");
        String whole = Files.readString(file);
        String digest = outcome.record().orElseThrow().header().planDigest();

        Files.writeString(file, whole.replace(digest, "0".repeat(64)));
        try (BeforeFile before = before(outcome)) {
            assertThat(before.references()).isEmpty();
        }

        Files.writeString(file, whole.replace("\"version\":1", "\"version\":2"));
        assertThatThrownBy(() -> before(outcome))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("SOURCE-004")
                .hasMessageEndingWith("not what a run wrote of what was before: the first line is no header of"
                        + " promptgate-before 1");
    }
}
