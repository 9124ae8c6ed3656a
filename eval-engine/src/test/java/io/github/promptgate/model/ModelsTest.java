package io.github.promptgate.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.promptgate.model.Models.Needs;
import io.github.promptgate.model.transport.Ticker;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Reply;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

    private static final Needs NOTHING = new Needs(false, false);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @TempDir
    private Path folder;

    @Test
    void every_provider_has_its_word() {
        assertThat(Models.words())
                .extracting(ProviderWord::id)
                .containsExactly(
                        "openai",
                        "openai-compatible",
                        "anthropic",
                        "google-ai-gemini",
                        "mistral",
                        "ollama",
                        "http",
                        "exec",
                        "mock",
                        "minilm");
    }

    @Test
    void the_first_option_is_what_a_shorthand_stands_for() {
        assertThat(Models.words().stream()
                        .filter(word -> word.shorthand().isPresent())
                        .map(word ->
                                word.id() + " " + word.options().fields().get(0).name()))
                .containsExactly("http url", "exec command", "mock file");
    }

    @Test
    void missing_keys_are_told_at_once_with_variable_and_model() {
        Suite suite = Given.suite(
                folder,
                List.of(
                        Given.spec("gpt", "openai", "gpt-4o-mini", Given.options("")),
                        Given.spec("claude", "anthropic", "claude-x", Given.options("")),
                        Given.spec("gemini", "google-ai-gemini", "gemini-x", Given.options("")),
                        Given.spec("unused", "mistral", "m", Given.options(""))));

        assertThat(problems(suite, Set.of("gpt", "claude", "gemini"), NOTHING))
                .extracting(problem -> problem.code().id() + " " + problem.what())
                .containsExactly(
                        "MODEL-001 model \"gpt\": key is not set: OPENAI_API_KEY",
                        "MODEL-001 model \"claude\": key is not set: ANTHROPIC_API_KEY",
                        "MODEL-001 model \"gemini\": key is not set: GEMINI_API_KEY or GOOGLE_API_KEY");
        assertThat(problems(suite, Set.of("gpt"), NOTHING).get(0).fix())
                .isEqualTo("set OPENAI_API_KEY, or leave the model out with --models");
    }

    @Test
    void a_model_that_is_not_used_needs_nothing() throws IOException {
        Suite suite =
                Given.suite(folder, List.of(mock("rehearsal"), Given.spec("gpt", "openai", "x", Given.options(""))));

        try (Models models =
                Models.open(suite, Set.of("rehearsal"), NOTHING, name -> Optional.empty(), Ticker.system())) {
            assertThat(models.client("rehearsal").ask(Given.question("q")).text())
                    .isEqualTo("scripted");
            assertThat(models.jury()).isEmpty();
            assertThat(models.embedding()).isEmpty();
        }
    }

    @Test
    void scorers_that_ask_a_judge_need_one() throws IOException {
        Problem problem = problems(Given.suite(folder, List.of(mock("m"))), Set.of("m"), new Needs(true, false))
                .get(0);

        assertThat(problem.code().id()).isEqualTo("MODEL-003");
        assertThat(problem.where().toString()).isEqualTo("s.suite.yaml");
        assertThat(problem.what()).isEqualTo("the scorers ask a judge and the suite names none");
        assertThat(problem.fix()).isEqualTo("add judge: with the id of a model or provider/model");
    }

    @Test
    void a_judge_that_is_also_under_test_is_the_same_client() throws IOException {
        ModelSpec both = mock("m");
        Suite suite = Given.suite(folder, List.of(both), Optional.of(both), Optional.empty());

        try (Models models =
                Models.open(suite, Set.of("m"), new Needs(true, false), name -> Optional.empty(), Ticker.system())) {
            assertThat(models.jury().get(0).client()).isSameAs(models.client("m"));
            assertThat(models.jury().get(0).spec()).isEqualTo(both);
        }
    }

    @Test
    void a_judge_is_not_opened_when_nobody_asks_it() throws IOException {
        ModelSpec judge = Given.spec("judge", "openai", "gpt", Given.options(""));
        Suite suite = Given.suite(folder, List.of(mock("m")), Optional.of(judge), Optional.empty());

        try (Models models = Models.open(suite, Set.of("m"), NOTHING, name -> Optional.empty(), Ticker.system())) {
            assertThat(models.jury()).isEmpty();
        }
        assertThat(problems(suite, Set.of("m"), new Needs(true, false)).get(0).what())
                .isEqualTo("model \"judge\": key is not set: OPENAI_API_KEY");
    }

    @Test
    void scorers_that_compare_meanings_need_an_embedding() throws IOException {
        Problem problem = problems(Given.suite(folder, List.of(mock("m"))), Set.of("m"), new Needs(false, true))
                .get(0);

        assertThat(problem.code().id()).isEqualTo("MODEL-002");
        assertThat(problem.what()).isEqualTo("the scorers compare meanings and the suite names no embedding");
        assertThat(problem.fix()).isEqualTo("add embedding: minilm, which runs in process and needs no key");
    }

    @Test
    void an_embedding_that_is_not_on_the_class_path_is_told_with_what_to_add() throws IOException {
        ModelSpec miniLm = Given.spec("minilm", "minilm", "", Given.options(""));
        Suite suite = Given.suite(folder, List.of(mock("m")), Optional.empty(), Optional.of(miniLm));

        Problem problem = problems(suite, Set.of("m"), new Needs(false, true)).get(0);

        assertThat(problem.code().id()).isEqualTo("MODEL-002");
        assertThat(problem.what()).isEqualTo("embedding \"minilm\" is not on the class path");
        assertThat(problem.fix())
                .isEqualTo("in a POM, add to the plugin: <dependency><groupId>io.github.promptgate</groupId>"
                        + "<artifactId>promptgate-minilm</artifactId><version>...</version></dependency>;"
                        + " on the command line, use promptgate.jar in place of promptgate-slim.jar");
    }

    @Test
    void an_embedding_that_comes_in_a_jar_is_found_by_its_name() {
        EmbeddingClient client = new EmbeddingClient() {
            @Override
            public String id() {
                return "minilm";
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                return List.of();
            }
        };
        EmbeddingProvider provider = new EmbeddingProvider() {
            @Override
            public String name() {
                return "minilm";
            }

            @Override
            public EmbeddingClient open() {
                return client;
            }
        };

        assertThat(Embeddings.inProcess(Given.spec("minilm", "minilm", "", Given.options("")), List.of(provider)))
                .isSameAs(client);
    }

    @Test
    void a_parameter_that_the_provider_would_drop_is_refused_with_the_known_names() {
        ModelSpec claude = Given.withParameters(
                Given.spec("claude", "anthropic", "x", Given.options("")), "{temperature: 0, seed: 1, max-token: 5}");

        List<Problem> problems = Models.checkParameters(claude, claude.parameters());

        assertThat(problems)
                .extracting(problem -> problem.where() + " " + problem.code().id() + " " + problem.what())
                .containsExactly(
                        "s.suite.yaml:1:18 MODEL-006 model \"claude\" (anthropic) has no parameter \"seed\"",
                        "s.suite.yaml:1:27 MODEL-006 model \"claude\" (anthropic) has no parameter \"max-token\"");
        assertThat(problems.get(1).known()).containsExactly("max-tokens", "stop", "temperature", "top-k", "top-p");
        assertThat(problems.get(1).fix()).isEqualTo("did you mean \"max-tokens\"?");
        assertThat(problems(Given.suite(folder, List.of(claude)), Set.of("claude"), NOTHING))
                .extracting(problem -> problem.code().id())
                .containsExactly("MODEL-006", "MODEL-006", "MODEL-001");
    }

    @Test
    void an_axis_that_a_used_model_does_not_have_is_refused() {
        Suite plain = Given.suite(folder, List.of(Given.spec("local", "ollama", "x", Given.options(""))));
        Suite suite = new Suite(
                plain.name(),
                plain.digest(),
                plain.folder(),
                plain.prompts(),
                plain.models(),
                Map.of("presence-penalty", List.of(Given.node("0.5"))),
                plain.dataset(),
                plain.jury(),
                plain.embedding(),
                plain.calibration(),
                plain.labels(),
                plain.scorers(),
                plain.gate(),
                plain.baseline(),
                plain.resting(),
                plain.run(),
                plain.tags(),
                plain.junit(),
                plain.where());

        assertThat(problems(suite, Set.of("local"), NOTHING))
                .extracting(Problem::what)
                .containsExactly("model \"local\" (ollama) has no parameter \"presence-penalty\"");
    }

    @Test
    void an_endpoint_that_echoes_the_key_does_not_leak_it() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401).withBody("bad key sk-secret-1")));
        Suite suite = Given.suite(folder, List.of(openAi()));

        try (Models models = Models.open(suite, Set.of("gpt"), NOTHING, ModelsTest::key, Ticker.system())) {
            Reply reply = models.client("gpt").ask(Given.question("q"));

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Failed.class,
                            failed -> assertThat(failed.problem().what())
                                    .isEqualTo("model \"gpt\": key refused (401 from " + SERVER.baseUrl()
                                            + "/v1/chat/completions): bad key ***"));
        }
    }

    @Test
    void an_answer_that_holds_the_key_does_not_leak_it() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withBody("{\"choices\":[{\"message\":{\"content\":\"Bearer sk-secret-1\"},"
                                + "\"finish_reason\":\"stop\"}]}")));
        Suite suite = Given.suite(folder, List.of(openAi()));

        try (Models models = Models.open(suite, Set.of("gpt"), NOTHING, ModelsTest::key, Ticker.system())) {
            assertThat(models.client("gpt").ask(Given.question("q")).text()).isEqualTo("Bearer ***");
        }
    }

    @Test
    void what_is_wrong_with_a_judge_that_is_also_under_test_is_told_once() {
        ModelSpec both = Given.spec("gpt", "openai", "x", Given.options(""));
        Suite suite = Given.suite(folder, List.of(both), Optional.of(both), Optional.empty());

        assertThat(problems(suite, Set.of("gpt"), new Needs(true, false))).hasSize(1);
    }

    @Test
    void no_key_reaches_an_embedding_problem() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401).withBody("bad key sk-secret-1")));
        ModelSpec embedding = Given.spec("e", "openai", "e", Given.options("base-url: " + SERVER.baseUrl() + "/v1"));
        Suite suite = Given.suite(folder, List.of(), Optional.empty(), Optional.of(embedding));

        try (Models models = Models.open(suite, Set.of(), new Needs(false, true), ModelsTest::key, Ticker.system())) {
            EmbeddingClient client = models.embedding().orElseThrow();

            assertThat(client.id()).isEqualTo("openai/e");
            assertThatThrownBy(() -> client.embed(List.of("a")))
                    .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                    .satisfies(e -> assertThat(e.problems().get(0).what()).endsWith("bad key ***"));
        }
    }

    @Test
    void an_address_that_is_none_is_refused() {
        Suite suite = Given.suite(
                folder, List.of(Given.spec("local", "ollama", "x", Given.options("base-url: localhost:11434"))));

        assertThat(problems(suite, Set.of("local"), NOTHING)).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo("SUITE-003");
            assertThat(problem.what()).isEqualTo("base-url is not an http or https address");
            assertThat(problem.where().toString()).isEqualTo("s.suite.yaml:1:11");
        });
    }

    private static ModelSpec openAi() {
        return Given.spec("gpt", "openai", "gpt", Given.options("base-url: " + SERVER.baseUrl() + "/v1"));
    }

    private static Optional<String> key(String name) {
        return name.equals("OPENAI_API_KEY") ? Optional.of("sk-secret-1") : Optional.empty();
    }

    private ModelSpec mock(String id) throws IOException {
        Files.writeString(folder.resolve("replies.yaml"), "replies: [{reply: scripted}]");
        return Given.spec(id, "mock", "", Given.options("file: replies.yaml"));
    }

    private static List<Problem> problems(Suite suite, Set<String> used, Needs needs) {
        return assertThatThrownBy(() -> Models.open(suite, used, needs, name -> Optional.empty(), Ticker.system()))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .actual()
                .problems();
    }
}
