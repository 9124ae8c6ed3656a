package io.github.promptgate.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Shard;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.GateRule.Scope;
import io.github.promptgate.suite.GateRule.Severity;
import io.github.promptgate.suite.GateRule.Side;
import io.github.promptgate.suite.GateRule.Statistic;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteReaderTest {

    static final String WHOLE = """
            # yaml-language-server: $schema=suite.schema.json
            suite: support-answers
            prompts:
              - prompts/answer-v1.md
              - {id: answer-v2, file: prompts/answer-v2.prompt.yml}
              - id: strict
                version: 3
                description: keeps to the context
                parameters: {temperature: 0}
                messages:
                  - system: Answer only from the context.
                  - user: "{{ context }}\\n\\nQuestion: {{ question }}"
            models:
              - openai/gpt-4o-mini
              - id: claude
                provider: openai
                model: claude-sonnet-4-5
                base-url: "${env:BASE_URL}"
                parameters: {temperature: 0, max-tokens: 512}
                limits: {concurrency: 8, requests-per-minute: 500, tokens-per-minute: 90000, attempts: 3, timeout: 90s, deadline: 6m}
                fallback: {models: [gpt-4o-mini, openai/small], count: true}
                price: {input: 3.00, output: 15.00}
              - {id: local, provider: openai-compatible, base-url: "http://127.0.0.1:11434/v1", model: "llama3.1:8b"}
              - {id: our-app, http: {url: "http://127.0.0.1:8080/answer", body: {q: "{{ question }}"}}}
              - {id: rehearsal, mock: replies.yaml}
            parameters: {temperature: [0, 0.7]}
            dataset:
              - {file: cases.csv, columns: {contexts: {split: "|"}}}
              - more/*.jsonl
            judge: openai/gpt-4.1
            embedding: minilm
            scorers:
              - contains: "{{ expected }}"
              - contains: {value: sorry, name: apology, ignore-case: true}
              - not:contains: "as an AI"
              - not: {equals: {value: {a: 1}, name: no-map}}
              - not:json
              - json-schema: schemas/answer.json
              - faithfulness
              - judge: {name: tone, rubric: Polite and brief.}
            gate:
              - {metric: faithfulness, min: 0.95}
              - {metric: pass-rate, min: 98%, decide: point}
              - {metric: latency, statistic: p95, max: 3s}
              - {metric: cost, statistic: sum, max: $0.50, scope: run}
              - {id: public-tone, metric: tone, min: 0.75, scope: best-cell, severity: warn, where: {tag: public, case: "refund-*", prompt: a*, model: b}}
            run:
              prompts: [answer-v2]
              models: rehearsal
              cases: [a, b*]
              tags: x
              limit: 10
              shard: 2/3
              samples: 3
              seed: -42
              concurrency: 4
              max-errors: 1
              fail-fast: true
              max-unscored: 2%
              min-scored: 80%
              timeout: 30m
              trial-timeout: 2m
              budget: $2.50
              truncated: score
              recordings: {mode: replay, max-age: 30d}
              environment: production
            environments:
              development: {}
              production:
                gate:
                  - {metric: faithfulness, min: 0.95}
                  - {metric: pass-rate, min: 98%, decide: point}
                  - {metric: latency, statistic: p95, max: 3s}
                  - {metric: cost, statistic: sum, max: $0.50, scope: run}
                  - {id: public-tone, metric: tone, min: 0.75, scope: best-cell, severity: warn, where: {tag: public, case: "refund-*", prompt: a*, model: b}}
                run: {max-errors: 1}
            """;

    @TempDir
    Path folder;

    private SuiteFile file;

    @BeforeEach
    void open() {
        file = new SuiteFile(folder);
    }

    private static Where at(int line, int column) {
        return new Where("my.suite.yaml", line, column);
    }

    @Test
    void a_whole_suite_has_no_problem() {
        assertThat(file.problems(WHOLE)).isEmpty();
    }

    @Test
    void prompts_are_files_or_messages_and_keep_their_places() {
        List<PromptSpec> prompts = file.read(WHOLE).prompts();

        assertThat(prompts).hasSize(3);
        assertThat(prompts.get(0)).isEqualTo(new PromptSpec.InFile(Optional.empty(), "prompts/answer-v1.md", at(4, 5)));
        assertThat(prompts.get(1))
                .isEqualTo(new PromptSpec.InFile(Optional.of("answer-v2"), "prompts/answer-v2.prompt.yml", at(5, 27)));
        PromptSpec.Inline strict = (PromptSpec.Inline) prompts.get(2);
        assertThat(strict.id()).isEqualTo("strict");
        assertThat(strict.messages().asText())
                .isEqualTo("[{\"system\":\"Answer only from the context.\"},"
                        + "{\"user\":\"{{ context }}\\n\\nQuestion: {{ question }}\"}]");
        assertThat(strict.rest().asText())
                .isEqualTo(
                        "{\"version\":3,\"description\":\"keeps to the context\",\"parameters\":{\"temperature\":0}}");
        assertThat(strict.where()).isEqualTo(at(6, 5));
    }

    @Test
    void a_model_in_one_text_takes_its_id_from_the_model() {
        ModelSpec model = file.read(WHOLE).models().get(0);

        assertThat(model.id()).isEqualTo("gpt-4o-mini");
        assertThat(model.provider()).isEqualTo("openai");
        assertThat(model.model()).isEqualTo("gpt-4o-mini");
        assertThat(model.limits()).isEqualTo(ModelSpec.Limits.none());
        assertThat(model.price()).isEmpty();
        assertThat(model.where()).isEqualTo(at(14, 5));
    }

    @Test
    void a_model_in_a_map_keeps_options_parameters_limits_and_price_apart() {
        ModelSpec model = file.read(WHOLE).models().get(1);

        assertThat(model.id()).isEqualTo("claude");
        assertThat(model.model()).isEqualTo("claude-sonnet-4-5");
        assertThat(model.options().map().asText()).isEqualTo("{\"base-url\":\"${env:BASE_URL}\"}");
        assertThat(model.parameters().map().asText()).isEqualTo("{\"temperature\":0,\"max-tokens\":512}");
        assertThat(model.limits())
                .isEqualTo(new ModelSpec.Limits(
                        OptionalInt.of(8),
                        OptionalInt.of(500),
                        OptionalInt.of(90_000),
                        OptionalInt.of(3),
                        Optional.of(Duration.ofSeconds(90)),
                        Optional.of(Duration.ofMinutes(6))));
        assertThat(model.price()).contains(new ModelSpec.Price(new BigDecimal("3.00"), new BigDecimal("15.00")));
    }

    @Test
    void a_fallback_is_a_listed_model_or_one_of_its_own_and_has_none_itself() {
        List<ModelSpec> models = file.read(WHOLE).models();
        ModelSpec.Fallback fallback = models.get(1).fallback().orElseThrow();

        assertThat(fallback.counting()).isEqualTo(ModelSpec.Fallback.Counting.COUNTED);
        assertThat(fallback.models()).hasSize(2);
        assertThat(fallback.models().get(0)).isEqualTo(models.get(0));
        assertThat(fallback.models().get(1).provider()).isEqualTo("openai");
        assertThat(fallback.models())
                .allSatisfy(model -> assertThat(model.fallback()).isEmpty());
    }

    @Test
    void a_target_of_ones_own_keeps_its_inner_map_as_options() {
        List<ModelSpec> models = file.read(WHOLE).models();

        assertThat(models.get(3).provider()).isEqualTo("http");
        assertThat(models.get(3).model()).isEmpty();
        assertThat(models.get(3).options().text("url")).contains("http://127.0.0.1:8080/answer");
        assertThat(models.get(4).provider()).isEqualTo("mock");
        assertThat(models.get(4).options().map().asText()).isEqualTo("{\"file\":\"replies.yaml\"}");
        assertThat(models.get(4).options().where("file")).isEqualTo(at(25, 27));
    }

    @Test
    void a_model_without_id_gets_one_that_paths_and_cells_can_hold() {
        String models = """
                models:
                  - openai/ft:gpt-4o/acme::x
                  - {provider: openai-compatible, model: "meta/llama3.1:8b", base-url: http://localhost}
                  - {mock: replies.yaml}
                  - {provider: openai, model: "???"}
                """;

        assertThat(file.read(SuiteFile.small("models:\n  - openai/gpt-4o-mini\n", models))
                        .models())
                .extracting(ModelSpec::id)
                .containsExactly("ft-gpt-4o-acme--x", "meta-llama3.1-8b", "mock", "openai");
    }

    @Test
    void axes_datasets_judge_and_embedding_are_read() {
        Suite suite = file.read(WHOLE);

        assertThat(suite.axes().get("temperature")).extracting(Node::asText).containsExactly("0", "0.7");
        assertThat(suite.dataset())
                .containsExactly(
                        new DatasetSpec("cases.csv", Map.of("contexts", "|"), at(28, 12)),
                        new DatasetSpec("more/*.jsonl", Map.of(), at(29, 5)));
        assertThat(suite.jury().get(0).model()).isEqualTo("gpt-4.1");
        assertThat(suite.embedding().orElseThrow().provider()).isEqualTo("minilm");
        assertThat(suite.embedding().orElseThrow().model()).isEmpty();
    }

    @Test
    void a_judge_can_be_one_of_the_models() {
        Suite suite = file.read(SuiteFile.SMALL + "judge: gpt-4o-mini\n");

        assertThat(suite.jury()).containsExactly(suite.models().get(0));
    }

    @Test
    void scorers_are_read_in_each_of_their_forms() {
        List<ScorerSpec> scorers = file.read(WHOLE).scorers();

        assertThat(scorers)
                .extracting(s -> s.type() + " " + s.metric() + " " + s.negated() + " "
                        + s.options().map().asText())
                .containsExactly(
                        "contains contains false {\"value\":\"{{ expected }}\"}",
                        "contains apology false {\"value\":\"sorry\",\"ignore-case\":true}",
                        "contains not-contains true {\"value\":\"as an AI\"}",
                        "equals no-map true {\"value\":{\"a\":1}}",
                        "json not-json true {}",
                        "json-schema json-schema false {\"schema\":\"schemas/answer.json\"}",
                        "faithfulness faithfulness false {}",
                        "judge tone false {\"rubric\":\"Polite and brief.\"}");
        assertThat(scorers.get(3).where()).isEqualTo(at(36, 5));
    }

    @Test
    void rules_are_read_with_their_units_and_defaults() {
        List<GateRule> gate = file.read(WHOLE).gate();

        assertThat(gate)
                .extracting(GateRule::id)
                .containsExactly(
                        "faithfulness-min", "pass-rate-min", "latency-p95-max", "cost-sum-max-run", "public-tone");
        assertThat(gate).extracting(GateRule::bound).containsExactly(0.95, 0.98, 3000.0, 0.5, 0.75);
        assertThat(gate).extracting(GateRule::boundText).containsExactly("0.95", "98%", "3s", "$0.50", "0.75");
        assertThat(gate.get(0))
                .isEqualTo(new GateRule(
                        "faithfulness-min",
                        "faithfulness",
                        Statistic.MEAN,
                        Optional.empty(),
                        Side.MIN,
                        0.95,
                        "0.95",
                        Scope.CELL,
                        GateRule.Filter.all(),
                        Severity.ERROR,
                        GateRule.Manner.plain(),
                        Optional.empty(),
                        at(71, 9)));
        assertThat(gate.get(4).scope()).isEqualTo(Scope.BEST_CELL);
        assertThat(gate.get(4).severity()).isEqualTo(Severity.WARN);
        assertThat(gate.get(4).filter())
                .isEqualTo(new GateRule.Filter(
                        Optional.of("a*"), Optional.of("b"), Optional.of("public"), Optional.of("refund-*")));
    }

    @Test
    void the_run_is_read() {
        assertThat(file.read(WHOLE).run())
                .isEqualTo(new RunSpec(
                        List.of("answer-v2"),
                        List.of("rehearsal"),
                        List.of("a", "b*"),
                        List.of("x"),
                        OptionalInt.of(10),
                        3,
                        -42,
                        4,
                        OptionalInt.of(1),
                        new RunSpec.Allowance(0.02, true),
                        0.8,
                        0.95,
                        Optional.of(Duration.ofMinutes(30)),
                        Optional.of(Duration.ofMinutes(2)),
                        Optional.of(new BigDecimal("2.50")),
                        true,
                        true,
                        new RunSpec.Recordings(RunSpec.Recordings.Mode.REPLAY, Optional.of(Duration.ofDays(30))),
                        new ShardChoice.Part(new Shard(2, 3)),
                        Optional.of("production"),
                        Optional.empty(),
                        Map.of(
                                "prompts", at(48, 12),
                                "models", at(49, 11),
                                "cases", at(50, 10),
                                "tags", at(51, 9)),
                        ReportFormat.usual()));
    }

    @Test
    void a_run_that_says_nothing_has_the_defaults() {
        assertThat(file.read(SuiteFile.SMALL).run())
                .isEqualTo(new RunSpec(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        OptionalInt.empty(),
                        1,
                        0,
                        8,
                        OptionalInt.empty(),
                        new RunSpec.Allowance(0, false),
                        0.5,
                        0.95,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        RunSpec.Recordings.auto(),
                        new ShardChoice.Whole(),
                        Optional.empty()));
    }

    @Test
    void name_place_and_digest_are_those_of_the_file() {
        Suite suite = file.read(SuiteFile.SMALL);

        assertThat(suite.name()).isEqualTo("small");
        assertThat(suite.where()).isEqualTo(at(1, 1));
        assertThat(suite.digest())
                .matches("[0-9a-f]{64}")
                .isEqualTo(file.read(SuiteFile.SMALL).digest());
        assertThat(file.read(SuiteFile.SMALL + "# changed\n").digest()).isNotEqualTo(suite.digest());
    }
}
