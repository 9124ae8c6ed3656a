package io.github.promptgate.model.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.Given;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.TokenOdds.Alternative;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeminiWireTest extends WireContract {

    private static final String USAGE =
            ",\"usageMetadata\":{\"promptTokenCount\":12,\"candidatesTokenCount\":7,\"totalTokenCount\":19}";
    private static final String TEXT = "{\"text\":\"Within 60 days.\"}";

    @Override
    String provider() {
        return "google-ai-gemini";
    }

    @Override
    String basePath() {
        return "/v1beta";
    }

    @Override
    String path() {
        return "/v1beta/models/the-model:generateContent";
    }

    private static String body(String part, String finish, String usage) {
        return "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[" + part + "]},\"finishReason\":\""
                + finish + "\",\"index\":0}],\"modelVersion\":\"the-model\",\"responseId\":\"r\"" + usage + "}";
    }

    @Override
    String answer() {
        return body(TEXT, "STOP", USAGE);
    }

    @Override
    String cut() {
        return body(TEXT, "MAX_TOKENS", USAGE);
    }

    @Override
    String withoutUsage() {
        return body(TEXT, "STOP", "");
    }

    @Override
    String toolCall() {
        return body("{\"functionCall\":{\"name\":\"find\",\"args\":{\"id\":7}}}", "STOP", USAGE);
    }

    @Override
    String noChoices() {
        return "{\"modelVersion\":\"the-model\"}";
    }

    @Override
    String error() {
        return "{\"error\":{\"code\":400,\"message\":\"no such thing\",\"status\":\"SOME_STATUS\"}}";
    }

    @Override
    Optional<Map.Entry<String, String>> keyHeader() {
        return Optional.of(Map.entry("x-goog-api-key", "sk-secret-1"));
    }

    @Override
    Map<String, String> environment() {
        return Map.of("GOOGLE_API_KEY", "sk-secret-1");
    }

    @Test
    void a_blocked_prompt_is_a_refusal() {
        given(aResponse().withBody("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}" + USAGE + "}"));

        assertThat(open().ask(Given.question("q"))).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void a_filtered_answer_is_a_refusal() {
        given(aResponse().withBody(body(TEXT, "SAFETY", USAGE)));

        assertThat(open().ask(Given.question("q")))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.usage()).contains(new Usage(12, 7)));
    }

    @Test
    void thinking_tokens_are_paid_as_output() {
        given(aResponse()
                .withBody(body(
                        TEXT,
                        "STOP",
                        ",\"usageMetadata\":{\"promptTokenCount\":12,\"candidatesTokenCount\":7,"
                                + "\"thoughtsTokenCount\":30,\"cachedContentTokenCount\":4,\"totalTokenCount\":49}")));

        assertThat(open().ask(Given.question("q")).usage()).contains(new Usage(12, 37, 4, 30));
    }

    @Test
    void odds_of_tokens_come_where_they_are_asked_for() {
        given(aResponse()
                .withBody(
                        "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"4\"}]},\"finishReason\":\"STOP\","
                                + "\"logprobsResult\":{\"topCandidates\":[{\"candidates\":["
                                + "{\"token\":\"4\",\"logProbability\":-0.25},{\"token\":\"5\",\"logProbability\":-1.5}]}],"
                                + "\"chosenCandidates\":[{\"token\":\"4\",\"logProbability\":-0.25}]}}]"
                                + USAGE + "}"));

        Reply.Answered asked = (Reply.Answered) open().ask(Given.with(Given.question("q"), "{top-logprobs: 2}"));

        Options config = new Options((MapNode) sentBody()).options("generationConfig");
        assertThat(config.text("responseLogprobs")).contains("true");
        assertThat(config.text("logprobs")).contains("2");
        assertThat(asked.odds())
                .containsExactly(new TokenOdds("4", List.of(new Alternative("4", -0.25), new Alternative("5", -1.5))));
    }

    @Test
    void parameters_travel_under_geminis_names_and_the_seed_moves_with_the_sample() {
        given(aResponse().withBody(answer()));
        CallContext second = new CallContext("p", "m", "c", 2, "", "");

        open().ask(Given.with(
                Given.question("q", second),
                "{temperature: 0.7, top-p: 0.9, top-k: 5, max-tokens: 64, stop: [END], seed: 42}"));

        Options config = new Options((MapNode) sentBody()).options("generationConfig");
        assertThat(config.text("temperature")).contains("0.7");
        assertThat(config.text("topP")).contains("0.9");
        assertThat(config.text("topK")).contains("5");
        assertThat(config.text("maxOutputTokens")).contains("64");
        assertThat(config.texts("stopSequences")).containsExactly("END");
        assertThat(config.text("seed")).contains("44");
    }
}
