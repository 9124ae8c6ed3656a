package io.github.promptgate.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.record.Counts;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over real sockets: what scorers were told is recorded too, and what was of no use is asked for again. */
@Timeout(120)
class RecordedScoringTest {

    private static final Pattern JUDGED = Pattern.compile("\"model\"\\s*:\\s*\"grader\"");

    @TempDir
    Path root;

    private ChatServer server;
    private Shop shop;

    @BeforeEach
    void open() {
        server = new ChatServer();
        shop = new Shop(root, server.baseUrl()).prompts("one: Say {{ question }}");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static Counts counts(EvalOutcome outcome) {
        return outcome.record().orElseThrow().footer().counts();
    }

    @Test
    void embeddings_are_recorded_and_replayed_without_a_server() {
        shop.run("{recordings: record}")
                .more(
                        "embedding: {provider: openai-compatible, base-url: \"" + server.baseUrl() + "\", model: e}",
                        "scorers: [{similarity: {value: \"{{ expected }}\", threshold: 0}}]");
        EvalOutcome first = shop.evaluate();
        String before = shop.record();
        int asked = server.requests();
        server.close();

        EvalOutcome replay = shop.run("{recordings: replay}").evaluate();

        assertThat(asked).isGreaterThan(3);
        assertThat(counts(first).unscored()).isZero();
        assertThat(counts(replay)).isEqualTo(counts(first));
        assertThat(values(shop.record())).isEqualTo(values(before)).isNotEmpty();
    }

    @Test
    void a_judgement_that_could_not_be_read_is_asked_for_again_and_the_answer_is_not() {
        shop.more(
                "judge: {id: grader, provider: openai-compatible, base-url: \"" + server.baseUrl()
                        + "\", model: grader, limits: {attempts: 1}}",
                "scorers: [{judge: Polite.}]");
        server.answering(body -> "I would rather not say.");
        EvalOutcome unreadable = shop.evaluate();
        server.forget();
        server.answering(body -> "{\\\"reason\\\": \\\"kind\\\", \\\"verdict\\\": \\\"pass\\\"}");

        EvalOutcome better = shop.evaluate();

        assertThat(counts(unreadable).unscored()).isEqualTo(3);
        assertThat(counts(better).passed()).isEqualTo(3);
        assertThat(server.arrivals()
                        .subList(server.arrivals().size() - 3, server.arrivals().size()))
                .allMatch(body -> JUDGED.matcher(body).find());
        assertThat(server.requests()).isEqualTo(3);
        server.forget();

        assertThat(counts(shop.evaluate()).passed()).isEqualTo(3);
        assertThat(server.requests()).isZero();
    }

    /** The scores of a record, without where replies came from. */
    private static java.util.List<String> values(String record) {
        return Pattern.compile("\"scores\":\\[[^\\]]*")
                .matcher(record)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }
}
