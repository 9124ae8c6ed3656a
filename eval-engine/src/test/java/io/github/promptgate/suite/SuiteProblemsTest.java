package io.github.promptgate.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message of the reader, word for word, with its place. */
class SuiteProblemsTest {

    private static final String NAME = "suite: small";
    private static final String PROMPT = "  - prompts/a.md\n";
    private static final String MODELS = "models:\n  - openai/gpt-4o-mini\n";
    private static final String MODEL = "  - openai/gpt-4o-mini\n";
    private static final String DATASET = "dataset: cases.csv";
    private static final String SCORER = "  - faithfulness\n";
    private static final String GATE = "gate:\n  - {metric: faithfulness, min: 0.95}\n";
    private static final String RULE = "{metric: faithfulness, min: 0.95}";

    private static final String SCORERS_KNOWN =
            "contains, contains-any, equals, faithfulness, json, json-schema, judge, latency";
    private static final String KEYS_KNOWN =
            "baseline, calibration, dataset, embedding, environments, gate, judge, judges, junit, labels, models, parameters,"
                    + " prompts, root, run, scorers, suite, tags";
    private static final String LATER = " is not in this version | fix: remove it; the changelog says when it comes";

    @TempDir
    Path folder;

    private SuiteFile file;

    @BeforeEach
    void open() {
        file = new SuiteFile(folder);
        file.write("prompts/a.md", "x");
    }

    /** Replaces one line of the small suite and expects these problems and no others. */
    private void told(String line, String replacement, String... problems) {
        List<String> expected = List.of(problems).stream()
                .map(problem -> "my.suite.yaml:" + problem)
                .toList();
        assertThat(file.problems(SuiteFile.small(line, replacement)))
                .as(replacement)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void a_misspelt_key_is_told_with_the_key_that_was_meant() {
        told(
                "scorers:\n  - faithfulness\n",
                "scorrers:\n  - faithfulness\n",
                "7:1 SUITE-001 unknown key \"scorrers\""
                        + " | known: " + KEYS_KNOWN + ""
                        + " | fix: did you mean \"scorers\"?");
        told(
                SCORER,
                "  - faithfulness: {treshold: 0.8}\n",
                "8:20 SUITE-001 unknown key \"treshold\""
                        + " | known: engine, name, threshold"
                        + " | fix: did you mean \"threshold\"?");
        told(
                MODEL,
                "  - {id: x, htpp: {url: y}}\n",
                "5:13 SUITE-001 unknown key \"htpp\" | known: base-url, endpoint, fallback, http, id, limits, mock,"
                        + " model, parameters, price, provider | fix: did you mean \"http\"?");
        told(
                MODEL,
                "  - {provider: openai, model: x, parameters: {temprature: 1}}\n",
                "5:47 SUITE-001 unknown key \"temprature\""
                        + " | known: max-tokens, temperature"
                        + " | fix: did you mean \"temperature\"?");
        told(
                PROMPT,
                "  - {id: x, fiel: y}\n",
                "3:13 SUITE-001 unknown key \"fiel\""
                        + " | known: description, file, id, messages, parameters, response-format, tools, version"
                        + " | fix: did you mean \"file\"?");
        told(
                PROMPT,
                "  - {id: x, messages: [{usr: hi}]}\n",
                "3:25 SUITE-001 unknown message role \"usr\""
                        + " | known: assistant, system, user"
                        + " | fix: did you mean \"user\"?");
        told(
                RULE,
                "{metric: pass-rate, min: 0.9, where: {tags: x}}",
                "10:43 SUITE-001 unknown key \"tags\""
                        + " | known: case, model, prompt, tag"
                        + " | fix: did you mean \"tag\"?");
        told(
                NAME,
                "suite: small\nrun: {sampels: 3}",
                "2:7 SUITE-001 unknown key \"sampels\" | known: budget, cases, concurrency, confidence, environment,"
                        + " fail-fast, formats, limit, max-errors, max-unscored, min-scored, models, prompts, recordings, samples,"
                        + " seed, shard, tags, timeout, trial-timeout, truncated | fix: did you mean \"samples\"?");
    }

    @Test
    void a_key_that_belongs_elsewhere_is_told() {
        told(
                MODEL,
                "  - {provider: openai, model: x, mock: y}\n",
                "5:34 SUITE-001 unknown key \"mock\""
                        + " | known: base-url, endpoint, fallback, id, limits, model, parameters, price, provider"
                        + " | fix: use one of the known names");
        told(
                PROMPT,
                "  - {id: x, file: a.md, messages: [{user: hi}]}\n",
                "3:25 SUITE-001 unknown key \"messages\" | known: file, id" + " | fix: use one of the known names");
        told(
                SCORER,
                "  - contains: x\n    ignore-case: true\n",
                "9:5 SUITE-001 \"ignore-case\" stands beside \"contains\""
                        + " | fix: indent it below contains: {...}, or start a new entry with \"- \"");
        told(
                NAME,
                "suite: small\nparameters: {temprature: [0]}",
                "2:14 SUITE-001 unknown parameter \"temprature\""
                        + " | known: max-tokens, temperature"
                        + " | fix: did you mean \"temperature\"?");
    }

    @Test
    void a_duplicate_key_is_told_together_with_what_else_is_wrong() {
        told(
                NAME,
                "suite: small\nsuite: again\nsurprise: 1",
                "2:1 SUITE-002 duplicate key \"suite\", first in line 1 | fix: keep one of them",
                "3:1 SUITE-001 unknown key \"surprise\""
                        + " | known: " + KEYS_KNOWN + ""
                        + " | fix: use one of the known names");
    }

    @Test
    void a_name_that_is_not_of_its_letters_is_told() {
        told(
                NAME,
                "suite: Small Suite",
                "1:8 SUITE-003 \"suite\" must be a text of a-z, 0-9 and \"-\", not \"Small Suite\""
                        + " | fix: write for example answer-v2");
        told(
                SCORER,
                "  - faithfulness: {name: Faithful One}\n",
                "8:26 SUITE-003 \"name\" must be a text of a-z, 0-9 and \"-\", not \"Faithful One\""
                        + " | fix: write for example answer-v2");
        told(
                MODEL,
                "  - {id: a b, provider: openai, model: x}\n",
                "5:10 SUITE-003 \"id\" must be a text of letters, digits, \".\", \"_\" and \"-\", not \"a b\""
                        + " | fix: write for example answer-v2");
        told(
                MODEL,
                "  - {id: 4, provider: openai, model: x}\n",
                "5:10 SUITE-003 4 is a number, not a text | fix: put it in quotes: \"4\"");
    }

    @Test
    void a_value_of_a_wrong_kind_is_told_with_an_example() {
        told(
                NAME,
                "suite: small\nrun: 3",
                "2:6 SUITE-003 \"run\" must be a map, not 3 | fix: write for example {prompts: ...}");
        told(
                NAME,
                "suite: small\nrun:",
                "2:5 SUITE-003 \"run\" must be a map, but is empty" + " | fix: write for example {prompts: ...}");
        told(
                NAME,
                "suite: small\nrun: {samples: many, seed: 0.5, concurrency: 0, limit: 0, max-errors: -1}",
                "2:16 SUITE-003 \"samples\" must be a whole number from 1 to 1000 or a map, not \"many\""
                        + " | fix: write for example 1",
                "2:28 SUITE-003 \"seed\" must be a whole number, not 0.5 | fix: write for example 1",
                "2:46 SUITE-003 \"concurrency\" must be a whole number from 1 to 1000, not 0"
                        + " | fix: write for example 1",
                "2:56 SUITE-003 \"limit\" must be a whole number of at least 1, not 0" + " | fix: write for example 1",
                "2:71 SUITE-003 \"max-errors\" must be a whole number of at least 0, not -1"
                        + " | fix: write for example 1");
        told(
                NAME,
                "suite: small\nrun: {timeout: 30, max-unscored: 2.5, min-scored: 101%, tags: {a: b}, prompts: []}",
                "2:16 SUITE-003 \"timeout\" must be a time with its unit (250ms, 3s, 5m, 1h), not 30"
                        + " | fix: write for example 30s",
                "2:34 SUITE-003 \"max-unscored\" must be a whole number of at least 0 or a percentage up to 100%, not"
                        + " 2.5 | fix: write for example 1",
                "2:51 SUITE-003 \"min-scored\" must be a number from 0 to 1 or a percentage up to 100%, not \"101%\""
                        + " | fix: write for example 0.95 or 95%",
                "2:63 SUITE-003 \"tags\" must be a text, not a map | fix: write for example \"some text\"",
                "2:80 SUITE-003 \"prompts\" must not be empty | fix: add an entry");
        told(
                SCORER,
                "  - contains: {value: x, ignore-case: maybe}\n",
                "8:39 SUITE-003 \"ignore-case\" must be true or false, not \"maybe\""
                        + " | fix: write for example true");
        told(
                SCORER,
                "  faithfulness\n",
                "8:3 SUITE-003 \"scorers\" must be a list, not \"faithfulness\""
                        + " | fix: write for example one entry per line, each after \"- \"");
        told(
                SCORER,
                "  - contains: [a, b]\n",
                "8:15 SUITE-003 scorer \"contains\" must be a text or a map, not a list"
                        + " | fix: write for example \"some text\"");
        told(
                SCORER,
                "  - contains:\n",
                "8:14 SUITE-003 scorer \"contains\" must be a text or a map, but is empty"
                        + " | fix: write for example \"some text\"");
        told(
                SCORER,
                "  - latency: 3\n",
                "8:14 SUITE-003 scorer \"latency\" must be a time with its unit (250ms, 3s, 5m, 1h) or a map, not 3"
                        + " | fix: write for example 30s");
        told(
                SCORER,
                "  - faithfulness: {threshold: 80}\n",
                "8:31 SUITE-003 \"threshold\" must be a number from 0 to 1 or a percentage up to 100%, not 80"
                        + " | fix: write for example 0.95 or 95%");
        told(
                SCORER,
                "  - {}\n",
                "8:5 SUITE-003 an entry of \"scorers\" must be a map with one key, not an empty map"
                        + " | fix: write for example {contains: ...}");
        told(
                SCORER,
                "  - 7\n",
                "8:5 SUITE-003 an entry of \"scorers\" must be the name of a scorer or a map with one key, not 7"
                        + " | fix: write for example json");
        told(
                SCORER,
                "  - contains:x\n",
                "8:5 SUITE-003 \"contains:x\" is one text, not a scorer with a value"
                        + " | fix: put a space after the colon that ends the scorer's name");
        told(
                SCORER,
                "  - contains: x\n    json: {}\n",
                "8:5 SUITE-003 \"contains\" and \"json\" together in one scorer | fix: keep one of them");
    }

    @Test
    void a_wrong_value_of_models_prompts_and_dataset_is_told_with_an_example() {
        told(
                MODELS,
                "models: openai/gpt-4o-mini\n",
                "4:9 SUITE-003 \"models\" must be a list or a map, not \"openai/gpt-4o-mini\""
                        + " | fix: write for example one entry per line, each after \"- \"");
        told(MODELS, "models: []\n", "4:9 SUITE-003 \"models\" must not be empty | fix: add an entry");
        told(
                MODEL,
                "  - openai\n",
                "5:5 SUITE-003 a model must be provider/model, not \"openai\""
                        + " | fix: write for example openai/model-name");
        told(
                MODEL,
                "  - {provider: mock, model: x}\n",
                "5:16 SUITE-003 \"mock\" is a key of its own, not a provider"
                        + " | fix: write mock: {...} in place of provider: mock");
        told(
                MODEL,
                "  - {provider: [openai], model: x}\n",
                "5:16 SUITE-003 \"provider\" must be one of openai, openai-compatible, not a list"
                        + " | fix: write for example openai");
        told(
                MODEL,
                "  - {provider: openai, model: x, parameters: {temperature: hot}}\n",
                "5:60 SUITE-003 \"temperature\" must be a number from 0 to 2, not \"hot\""
                        + " | fix: write for example 1");
        told(
                MODEL,
                "  - {provider: openai, model: x, limits: {concurrency: 0, timeout: 30}}\n",
                "5:56 SUITE-003 \"concurrency\" must be a whole number from 1 to 1000, not 0"
                        + " | fix: write for example 1",
                "5:68 SUITE-003 \"timeout\" must be a time with its unit (250ms, 3s, 5m, 1h), not 30"
                        + " | fix: write for example 30s");
        told(
                PROMPT,
                "  - {id: x, messages: []}\n",
                "3:23 SUITE-003 \"messages\" must not be empty | fix: add an entry");
        told(
                PROMPT,
                "  - {id: x, messages: [hi]}\n",
                "3:24 SUITE-003 an entry of \"messages\" must be a map with one key, not \"hi\""
                        + " | fix: write for example {system: ...}");
        told(DATASET, "dataset: []", "6:10 SUITE-003 \"dataset\" must not be empty | fix: add an entry");
        told(
                DATASET,
                "dataset: ''",
                "6:10 SUITE-003 \"dataset\" must be the path of a file or a map, not \"\""
                        + " | fix: write for example cases.csv");
        told(
                DATASET,
                "dataset: {file: a.csv, columns: {contexts: '|'}}",
                "6:44 SUITE-003 \"contexts\" must be a map, not \"|\"" + " | fix: write for example {split: ...}");
        told(
                DATASET,
                "dataset: {file: a.csv, columns: {contexts: {split: ''}}}",
                "6:52 SUITE-003 \"split\" must be a text that is not empty, not \"\""
                        + " | fix: write for example \"|\"");
    }

    @Test
    void a_word_that_a_key_does_not_know_is_told_with_those_that_it_knows() {
        told(
                SCORER,
                "  - faithfulness: {engine: clams}\n",
                "8:28 SUITE-003 \"engine\" cannot be \"clams\""
                        + " | known: claims, single"
                        + " | fix: did you mean \"claims\"?");
        told(
                RULE,
                "{metric: faithfulness, statistic: p75, min: 0.9, scope: cells, severity: fatal, decide: maybe}",
                "10:39 SUITE-003 \"statistic\" cannot be \"p75\""
                        + " | known: mean, min, max, p50, p90, p95, p99, sum, count, precision, recall, f1, macro-f1"
                        + " | fix: did you mean \"p95\"?",
                "10:61 SUITE-003 \"scope\" cannot be \"cells\""
                        + " | known: cell, best-cell, prompt, model, run"
                        + " | fix: did you mean \"cell\"?",
                "10:78 SUITE-003 \"severity\" cannot be \"fatal\""
                        + " | known: error, warn"
                        + " | fix: use one of the known words",
                "10:93 SUITE-003 \"decide\" cannot be \"maybe\" | known: point, interval, test"
                        + " | fix: use one of the known words");
        told(
                NAME,
                "suite: small\nrun: {truncated: maybe}",
                "2:18 SUITE-003 \"truncated\" cannot be \"maybe\""
                        + " | known: unscored, score"
                        + " | fix: use one of the known words");
    }

    @Test
    void a_format_that_is_none_is_told_with_those_that_are() {
        String known = String.join(", ", ReportFormat.ids());
        told(
                NAME,
                "suite: small\nrun: {formats: [html, pdf]}",
                "2:23 SUITE-003 an entry of \"formats\" cannot be \"pdf\" | known: " + known
                        + " | fix: use one of the known words");
    }

    @Test
    void an_axis_is_a_list_of_values_that_differ_and_that_the_models_know() {
        told(
                NAME,
                "suite: small\nparameters: {temperature: 0}",
                "2:27 SUITE-003 \"temperature\" must be a list, not 0"
                        + " | fix: write for example one entry per line, each after \"- \"");
        told(
                NAME,
                "suite: small\nparameters: {temperature: [0, hot]}",
                "2:31 SUITE-003 an entry of \"temperature\" must be a number from 0 to 2, not \"hot\""
                        + " | fix: write for example 1");
        told(
                NAME,
                "suite: small\nparameters: {temperature: [0, 0.0]}",
                "2:31 SUITE-007 duplicate value 0.0 of parameter \"temperature\" | fix: keep one of them");
        told(
                NAME,
                "suite: small\nparameters: {temperature: []}",
                "2:27 SUITE-003 \"temperature\" must not be empty | fix: add an entry");
    }

    @Test
    void a_root_that_does_not_hold_the_suite_is_told() {
        told(
                NAME,
                "suite: small\nroot: prompts",
                "2:7 SUITE-003 \"root\" must be a folder that holds the suite's folder, not \"prompts\""
                        + " | fix: write for example ..");
        told(
                NAME,
                "suite: small\nroot: ../nowhere",
                "2:7 SUITE-003 \"root\" must be a folder that holds the suite's folder, not \"../nowhere\""
                        + " | fix: write for example ..");
    }

    @Test
    void an_unknown_scorer_is_told_with_the_one_that_was_meant() {
        told(
                SCORER,
                "  - faithfullness\n",
                "8:5 SUITE-004 unknown scorer \"faithfullness\""
                        + " | known: " + SCORERS_KNOWN + ""
                        + " | fix: did you mean \"faithfulness\"?");
        told(
                SCORER,
                "  - contians: x\n",
                "8:5 SUITE-004 unknown scorer \"contians\""
                        + " | known: " + SCORERS_KNOWN + ""
                        + " | fix: did you mean \"contains\"?");
        told(
                SCORER,
                "  - not:contians: x\n",
                "8:5 SUITE-004 unknown scorer \"contians\""
                        + " | known: " + SCORERS_KNOWN + ""
                        + " | fix: did you mean \"contains\"?");
        told(
                SCORER,
                "  - not: {contians: x}\n",
                "8:11 SUITE-004 unknown scorer \"contians\""
                        + " | known: " + SCORERS_KNOWN + ""
                        + " | fix: did you mean \"contains\"?");
    }

    @Test
    void an_unknown_provider_is_told_with_the_one_that_was_meant() {
        told(
                MODEL,
                "  - opnai/gpt-4o-mini\n",
                "5:5 SUITE-005 unknown provider \"opnai\""
                        + " | known: http, mock, openai, openai-compatible"
                        + " | fix: did you mean \"openai\"?");
        told(
                MODEL,
                "  - {provider: opnai, model: x}\n",
                "5:16 SUITE-005 unknown provider \"opnai\""
                        + " | known: openai, openai-compatible"
                        + " | fix: did you mean \"openai\"?");
        told(
                MODEL,
                "  - gpt-4o-mini\n",
                "5:5 SUITE-005 \"gpt-4o-mini\" names no provider"
                        + " | known: http, mock, openai, openai-compatible"
                        + " | fix: write provider/model");
        told(
                NAME,
                "suite: small\njudge: opnai/x",
                "2:8 SUITE-005 unknown provider \"opnai\""
                        + " | known: http, mock, openai, openai-compatible"
                        + " | fix: did you mean \"openai\"?");
        told(
                NAME,
                "suite: small\nembedding: minilmm",
                "2:12 SUITE-005 \"minilmm\" names no provider"
                        + " | known: minilm, openai, openai-compatible"
                        + " | fix: did you mean \"minilm\"?");
        told(
                NAME,
                "suite: small\nembedding: {provider: http, model: x}",
                "2:23 SUITE-005 unknown provider \"http\""
                        + " | known: openai, openai-compatible"
                        + " | fix: use one of the known names");
    }

    @Test
    void two_of_one_name_are_told_with_the_first() {
        told(
                MODEL,
                "  - openai/gpt-4o-mini\n  - openai/gpt-4o-mini\n",
                "6:5 SUITE-007 duplicate model id \"gpt-4o-mini\": it stands in my.suite.yaml:5:5 already"
                        + " | fix: give one of them another id, or remove it");
        told(
                PROMPT,
                "  - {id: x, file: a.md}\n  - {id: x, file: b.md}\n",
                "4:19 SUITE-007 duplicate prompt id \"x\": it stands in my.suite.yaml:3:19 already"
                        + " | fix: give one of them another id, or remove it");
        told(
                PROMPT,
                "  - {id: x, file: a.md}\n  - {id: x, messages: [{user: hi}]}\n",
                "4:5 SUITE-007 duplicate prompt id \"x\": it stands in my.suite.yaml:3:19 already"
                        + " | fix: give one of them another id, or remove it");
        told(
                PROMPT,
                "  - prompts/a.md\n  - prompts/a.md\n",
                "4:5 SUITE-007 duplicate prompt file \"prompts/a.md\": it stands in my.suite.yaml:3:5 already"
                        + " | fix: give one of them another id, or remove it");
        told(
                RULE,
                "{metric: pass-rate, min: 0.9}\n  - {metric: pass-rate, min: 0.9}",
                "11:5 SUITE-007 duplicate rule \"pass-rate-min-0.9\": it is the id of the rule in my.suite.yaml:10:5"
                        + " | fix: give one of them another id, or remove it");
        told(
                RULE,
                "{id: x, metric: pass-rate, min: 0.9}\n  - {id: x, metric: cost, max: 1}",
                "11:5 SUITE-007 duplicate rule \"x\": it is the id of the rule in my.suite.yaml:10:5"
                        + " | fix: give one of them another id, or remove it");
        told(
                SCORER,
                "  - faithfulness\n  - faithfulness: {engine: single}\n",
                "9:5 SUITE-007 duplicate metric \"faithfulness\": it is of the scorer in my.suite.yaml:8:5"
                        + " | fix: give this scorer another name: faithfulness: {name: ...}");
        told(
                SCORER,
                "  - contains: {value: x, name: pass-rate}\n  - faithfulness\n",
                "8:5 SUITE-007 duplicate metric \"pass-rate\": it is the run's own"
                        + " | fix: give this scorer another name: contains: {name: ...}");
    }

    @Test
    void a_missing_key_is_told_with_what_it_is_for() {
        told(
                "suite: small\n",
                "",
                "1:1 SUITE-008 missing key \"suite\" in the suite"
                        + " | fix: add suite: name of the suite: a-z, 0-9 and -");
        told(
                "dataset: cases.csv\n",
                "",
                "1:1 SUITE-008 missing key \"dataset\" in the suite"
                        + " | fix: add dataset: the cases: one file or pattern, or a list");
        told(GATE, "", "1:1 SUITE-008 missing key \"gate\" in the suite | fix: add gate: the rules that decide");
        told(
                MODEL,
                "  - {id: x}\n",
                "5:5 SUITE-008 missing key \"provider\" or \"http\" or \"mock\" in an entry of \"models\""
                        + " | fix: add one of them");
        told(
                MODEL,
                "  - {provider: openai}\n",
                "5:5 SUITE-008 missing key \"model\" in an entry of \"models\""
                        + " | fix: add model: the provider's name of the model");
        told(
                MODEL,
                "  - {provider: openai, model: x, price: {input: 3}}\n",
                "5:41 SUITE-008 missing key \"output\" in \"price\""
                        + " | fix: add output: USD per million tokens of output");
        told(
                MODEL,
                "  - openai-compatible/llama\n",
                "5:5 SUITE-008 provider \"openai-compatible\" needs more than a name"
                        + " | fix: write a map with its keys, see docs/suite.md");
        told(
                MODELS,
                "models: {}\n",
                "4:9 SUITE-008 missing key \"use\" in \"models\""
                        + " | fix: add use: a file that holds the list of models");
        told(
                PROMPT,
                "  - {id: x}\n",
                "3:5 SUITE-008 missing key \"file\" or \"messages\" in an entry of \"prompts\""
                        + " | fix: add one of them");
        told(
                PROMPT,
                "  - {messages: [{user: hi}]}\n",
                "3:5 SUITE-008 missing key \"id\" in an entry of \"prompts\"" + " | fix: add id: the prompt's id");
        told(
                SCORER,
                "  - contains\n",
                "8:5 SUITE-008 scorer \"contains\" needs a value"
                        + " | fix: write contains: with its value or options");
        told(
                SCORER,
                "  - contains: {ignore-case: true}\n",
                "8:15 SUITE-008 missing key \"value\" in scorer \"contains\" | fix: add value: the text");
        told(
                RULE,
                "{metric: faithfulness}",
                "10:5 SUITE-008 missing key \"min\" or \"max\" or \"max-drop\" or \"max-rise\" in an entry of \"gate\""
                        + " | fix: add one of them");
        told(
                RULE,
                "{min: 0.95}",
                "10:5 SUITE-008 missing key \"metric\" in an entry of \"gate\""
                        + " | fix: add metric: what a scorer or the run itself measures");
    }

    @Test
    void a_gate_without_rules_cannot_judge() {
        told(GATE, "gate: []\n", "9:7 SUITE-003 \"gate\" must not be empty | fix: add an entry");
        told(
                GATE,
                "gate:\n",
                "9:6 SUITE-003 \"gate\" must be a list, but is empty"
                        + " | fix: write for example one entry per line, each after \"- \"");
    }

    @Test
    void a_rule_has_one_bound_that_can_be_read() {
        told(
                RULE,
                "{metric: faithfulness, min: 0.95, max: 1}",
                "10:5 SUITE-003 \"min\" and \"max\" together in an entry of \"gate\"" + " | fix: keep one of them");
        told(
                RULE,
                "{metric: faithfulness, min: abc}",
                "10:33 SUITE-003 \"min\" must be a number, a percentage, a time or an amount of money, not \"abc\""
                        + " | fix: write for example 0.95, 95%, 3s or $0.50");
        told(
                RULE,
                "{metric: faithfulness, min: -1}",
                "10:33 SUITE-003 \"min\" must be a number, a percentage, a time or an amount of money, not -1"
                        + " | fix: write for example 0.95, 95%, 3s or $0.50");
        told(
                RULE,
                "{metric: pass-rate, statistic: p95, min: 0.9}",
                "10:5 SUITE-003 \"pass-rate\" is a rate, it has no p95 | fix: leave out the statistic");
    }

    @Test
    void a_bound_in_a_unit_of_another_metric_is_told() {
        told(
                RULE,
                "{metric: faithfulness, min: 2pp}",
                "10:33 SUITE-009 percentage points (2pp) measure a change, not a minimum or maximum"
                        + " | fix: write 2%");
        told(
                RULE,
                "{metric: faithfulness, min: 5s}",
                "10:5 SUITE-009 min of a rule on \"faithfulness\" must be a number from 0 to 1 or a percentage up to"
                        + " 100%, not a time (5s) | fix: write 0.95 or 95%");
        told(
                RULE,
                "{metric: faithfulness, min: 1.5}",
                "10:5 SUITE-009 min of a rule on \"faithfulness\" must be a number from 0 to 1 or a percentage up to"
                        + " 100%, not 1.5 | fix: write 0.95 or 95%");
        told(
                RULE,
                "{metric: faithfulness, min: 150%}",
                "10:5 SUITE-009 min of a rule on \"faithfulness\" must be a number from 0 to 1 or a percentage up to"
                        + " 100%, not 150% | fix: write 0.95 or 95%");
        told(
                RULE,
                "{metric: latency, max: $3}",
                "10:5 SUITE-009 max of a rule on \"latency\" must be a time with its unit, not an amount of money ($3)"
                        + " | fix: write 3s or 250ms");
        told(
                RULE,
                "{metric: latency, statistic: p95, max: 3}",
                "10:5 SUITE-009 max of a rule on p95 of \"latency\" must be a time with its unit, not a number without"
                        + " a unit (3) | fix: write 3s or 250ms");
        told(
                RULE,
                "{metric: cost, max: 3s}",
                "10:5 SUITE-009 max of a rule on \"cost\" must be an amount of USD, not a time (3s)"
                        + " | fix: write $0.50");
        told(
                RULE,
                "{metric: input-tokens, max: 3%}",
                "10:5 SUITE-009 max of a rule on \"input-tokens\" must be a number without a unit, not a percentage"
                        + " (3%) | fix: write a number such as 500");
        told(
                RULE,
                "{metric: errors, max: 5}",
                "10:5 SUITE-009 max of a rule on \"errors\" must be a number from 0 to 1 or a percentage up to 100%,"
                        + " not 5 | fix: write 0.02 or 2%; for a number of trials add statistic: sum");
        told(
                RULE,
                "{metric: faithfulness, statistic: count, min: 5%}",
                "10:5 SUITE-009 min of a rule on count of \"faithfulness\" must be a number without a unit, not a"
                        + " percentage (5%) | fix: write a number such as 500");
        told(
                RULE,
                "{metric: faithfulness, statistic: sum, min: 5%}",
                "10:5 SUITE-009 min of a rule on sum of \"faithfulness\" must be a number without a unit, not a"
                        + " percentage (5%) | fix: write a number such as 500");
    }

    @Test
    void a_judge_that_is_none_of_the_models_is_told() {
        told(
                NAME,
                "suite: small\njudge: gpt-4",
                "2:8 SUITE-011 judge names the unknown model \"gpt-4\""
                        + " | known: gpt-4o-mini"
                        + " | fix: use one of them, or write provider/model");
        told(
                NAME,
                "suite: small\njudge: gpt-4o-mni",
                "2:8 SUITE-011 judge names the unknown model \"gpt-4o-mni\""
                        + " | known: gpt-4o-mini"
                        + " | fix: did you mean \"gpt-4o-mini\"?");
    }

    @Test
    void a_key_of_run_at_the_top_is_told_where_it_belongs() {
        told(
                NAME,
                "suite: small\nbudget: $2",
                "2:1 SUITE-001 unknown key \"budget\" | known: " + KEYS_KNOWN
                        + " | fix: write it as run: {budget: ...}");
    }

    @Test
    void recordings_that_are_no_mode_are_told() {
        told(
                NAME,
                "suite: small\nrun: {recordings: reply}",
                "2:19 SUITE-003 \"recordings\" must be one of auto, record, replay, live or a map, not \"reply\""
                        + " | fix: write for example auto");
        told(
                NAME,
                "suite: small\nrun: {recordings: {mode: auto, max-age: 3 weeks}}",
                "2:41 SUITE-003 \"max-age\" must be an age with its unit (30d, 12h), not \"3 weeks\""
                        + " | fix: write for example 30d");
    }

    @Test
    void a_budget_that_is_no_money_is_told() {
        told(
                NAME,
                "suite: small\nrun: {budget: 2 EUR}",
                "2:15 SUITE-003 \"budget\" must be an amount of USD, not \"2 EUR\""
                        + " | fix: write for example 0.50 or $0.50");
    }

    @Test
    void a_fallback_that_is_not_there_is_told() {
        told(
                MODEL,
                "  - {provider: openai, model: x, fallback: [y, openai/z]}\n  - openai/gpt-4o-mini\n",
                "5:45 SUITE-011 fallback of \"x\" names the unknown model \"y\" | known: gpt-4o-mini"
                        + " | fix: use one of them, or write provider/model");
    }

    @Test
    void a_model_cannot_be_its_own_fallback() {
        told(
                MODEL,
                "  - {provider: openai, model: x, fallback: {models: [x, openai/x], count: true}}\n",
                "5:54 SUITE-011 model \"x\" is its own fallback | fix: name another model, or remove it",
                "5:57 SUITE-011 model \"x\" is its own fallback | fix: name another model, or remove it");
    }

    @Test
    void a_fallback_is_asked_once_and_its_id_is_its_own() {
        told(
                MODEL,
                "  - {provider: openai, model: x, fallback: [openai/z, openai/z]}\n",
                "5:55 SUITE-007 duplicate fallback \"z\" | fix: remove one of them: each fallback is asked once");
        told(
                MODEL,
                "  - {id: a, provider: openai, model: x, fallback: [openai/b]}\n"
                        + "  - {id: b, provider: openai, model: y}\n",
                "5:52 SUITE-007 duplicate model id \"b\": it stands in my.suite.yaml:6:5 already"
                        + " | fix: give the fallback another id, or name \"b\" itself");
    }

    @Test
    void keys_of_later_versions_are_refused_and_never_ignored() {
        told(
                NAME,
                "suite: small\nrun: {shard: 5/2, only: failed, confidence: 1}",
                "2:14 SUITE-003 there is no shard 5/2 | fix: count from 1: the last of 2 is 2/2",
                "2:19 SUITE-014 key \"only\"" + LATER,
                "2:45 SUITE-003 \"confidence\" must be between 0 and 1, not 1 | fix: write for example 95%");
        told(
                DATASET,
                "dataset: builtin:prompt-injection",
                "6:10 SUITE-014 dataset \"builtin:prompt-injection\"" + LATER);
        told(DATASET, "dataset: [cases.csv, {file: 'builtin:x'}]", "6:29 SUITE-014 dataset \"builtin:x\"" + LATER);
    }

    @Test
    void a_rule_decides_as_its_metric_and_statistic_allow() {
        told(
                RULE,
                "{metric: pass-rate, max-rise: 2pp}",
                "10:5 SUITE-003 of \"pass-rate\" higher is better, so max-rise bounds what is good"
                        + " | fix: write max-drop: 2pp");
        told(
                RULE,
                "{metric: cost, max-drop: 2%}",
                "10:5 SUITE-003 of \"cost\" lower is better, so max-drop bounds what is good"
                        + " | fix: write max-rise: 2%");
        told(
                RULE,
                "{metric: cost, statistic: sum, max: $1, decide: interval}",
                "10:5 SUITE-003 there is no interval for sum of \"cost\""
                        + " | fix: write decide: point, or take another statistic");
        told(
                RULE,
                "{metric: latency, statistic: p95, max-rise: 10%, decide: test}",
                "10:5 SUITE-003 there is no test for a change of p95 of \"latency\""
                        + " | fix: write decide: point, or take another statistic");
        told(
                RULE,
                "{metric: pass-rate, min: 0.9, decide: test}",
                "10:5 SUITE-003 test decides on a change, and min bounds a value"
                        + " | fix: write decide: interval, or max-drop or max-rise with against");
        told(
                RULE,
                "{metric: pass-rate, min: 0.9, against: baseline}",
                "10:44 SUITE-003 against is for max-drop and max-rise; min and max bound the value itself"
                        + " | fix: leave it out, or write max-drop or max-rise");
        told(
                RULE,
                "{metric: pass-rate, min: 0.9, on-indecision: warn}",
                "10:5 SUITE-003 on-indecision is for decide: interval and test; what was observed always decides"
                        + " | fix: leave it out, or write decide: interval");
        told(
                RULE,
                "{metric: faithfulness, min: 0.9, fold: all}",
                "10:5 SUITE-003 fold all is for yes and no, and \"faithfulness\" takes any value from 0 to 1"
                        + " | fix: write fold: median, or a rule on pass-rate with a threshold at the scorer");
        told(
                RULE,
                "{metric: latency, max: 3s, fold: median}",
                "10:5 SUITE-003 samples of \"latency\" are not folded for its mean"
                        + " | fix: leave out fold; it is for means of scores and for pass-rate");
    }

    @Test
    void a_change_is_bounded_in_points_of_a_share_in_its_unit_or_in_percent_of_what_it_was() {
        told(
                RULE,
                "{metric: cost, max-rise: 2pp}",
                "10:5 SUITE-009 max-rise of a rule on \"cost\" must be an amount of USD, or a percentage of the"
                        + " reference, not percentage points (2pp) | fix: write $0.50 or 25%");
        told(
                RULE,
                "{metric: pass-rate, max-drop: 2s}",
                "10:5 SUITE-009 max-drop of a rule on \"pass-rate\" must be percentage points, a number from 0 to 1, or"
                        + " a percentage of the reference, not a time (2s) | fix: write 2pp; 2% is 2 % of the reference");
        told(
                RULE,
                "{metric: pass-rate, max-drop: 2pp, against: main}",
                "10:49 SUITE-003 \"against\" must be baseline, git:<ref> or cell:<id>, not \"main\""
                        + " | fix: write for example baseline, git:main or cell:answer-v1@small");
    }
}
