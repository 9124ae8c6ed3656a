package io.github.promptgate.suite;

import static io.github.promptgate.suite.Shape.anyOf;
import static io.github.promptgate.suite.Shape.count;
import static io.github.promptgate.suite.Shape.later;
import static io.github.promptgate.suite.Shape.optional;
import static io.github.promptgate.suite.Shape.required;
import static io.github.promptgate.suite.Shape.text;

import io.github.promptgate.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a suite file is written: the one description behind {@link SuiteReader} and the published schema. */
final class SuiteGrammar {

    static final Shape NAMES = new Shape.OneOrMany(text());
    static final Shape TAGS = new Shape.OneOrMany(Shape.id());
    static final double LARGEST_SEED = 9_007_199_254_740_991.0;

    private static final Shape.Fields WHERE = Shape.fields(
            optional("prompt", text(), "glob over prompt ids"),
            optional("model", text(), "glob over model ids"),
            optional("tag", text(), "a tag of the case"),
            optional("case", text(), "glob over case ids"));

    static final Shape RULE = new Shape.Defined("rule", "a rule of the gate", rule());

    private static final Shape RECORDINGS = Shape.choice("auto", "record", "replay", "live");

    private static final Shape FORMATS =
            new Shape.OneOrMany(Shape.choice(ReportFormat.ids().toArray(String[]::new)));

    static final String ENVIRONMENT = "environment";
    static final String ENVIRONMENTS = "environments";
    private static final Shape SAMPLES = new Shape.Amount(1, SamplingReader.MOST, true);

    static final Shape RUN = new Shape.Defined(
            "run",
            "how to run",
            Shape.fields(
                    optional("prompts", NAMES, "ids or globs of the prompts to run; default: all"),
                    optional("models", NAMES, "ids or globs of the models to run; default: all"),
                    optional("cases", NAMES, "ids or globs of the cases to run; default: all"),
                    optional("tags", NAMES, "run cases that have one of these tags; default: all"),
                    optional("limit", count(1), "run the first n cases only"),
                    optional(
                            "samples",
                            anyOf(SAMPLES, sampling()),
                            "replies per case and cell; default: 1; as a map, as many as the gate needs to decide"),
                    optional("seed", new Shape.Amount(-LARGEST_SEED, LARGEST_SEED, true), "default: 0"),
                    optional("concurrency", new Shape.Amount(1, 1000, true), "calls in flight; default: 8"),
                    optional("max-errors", count(0), "failed replies that a verdict may rest on; default: 0"),
                    optional(
                            "max-unscored",
                            anyOf(count(0), new Shape.Percent()),
                            "unscored trials that a verdict may rest on, a number or a percentage; default: 0"),
                    optional(
                            "min-scored",
                            new Shape.Share(),
                            "share of a rule's cases that must be scored; default: 50%"),
                    optional("timeout", new Shape.Time(), "wall time of the whole run; default: none"),
                    optional(
                            "trial-timeout",
                            new Shape.Time(),
                            "time of one trial, its scorers' calls included; default: none"),
                    optional(
                            "budget",
                            new Shape.Money(),
                            "the most that a run may spend, judge included; default: no limit"),
                    optional(
                            "fail-fast",
                            new Shape.Flag(),
                            "stop at the first trial that failed or got no reply; default: false"),
                    optional(
                            "truncated",
                            Shape.choice("unscored", "score"),
                            "what becomes of a reply that is cut at the token limit; default: unscored"),
                    optional(
                            "recordings",
                            anyOf(RECORDINGS, recordings()),
                            "what becomes of replies: auto keeps and reuses them, record also writes those that this"
                                    + " run used into recordings/, replay asks nobody, live keeps nothing; default: auto"),
                    optional(
                            "confidence",
                            new Shape.Share(),
                            "how sure a decision by interval or test is, between 0 and 1; default: 95%"),
                    optional(
                            ENVIRONMENT,
                            text(),
                            "the environment whose gate and run stand in place of the suite's own; default: none"),
                    optional(
                            "formats",
                            FORMATS,
                            "the files to write beside the record: " + String.join(", ", ReportFormat.ids())
                                    + "; default: html, junit; outcome always"),
                    later("only"),
                    optional("shard", new Shape.Part(), "the part to run, such as 2/3, or auto; default: all")));

    private final ScorerGrammar scorers;
    private final ModelGrammar models;

    SuiteGrammar(Vocabulary vocabulary) {
        this.scorers = new ScorerGrammar(vocabulary);
        this.models = new ModelGrammar(vocabulary);
    }

    Shape.Fields suite() {
        return Shape.fields(
                required("suite", new Shape.Text(Form.NAME), "name of the suite: a-z, 0-9 and -"),
                optional(
                        "root",
                        new Shape.Text(Form.SOMETHING),
                        "folder that paths may not leave; default: the suite's own"),
                required("prompts", new Shape.ListOf(prompt(), 1), "the prompts to compare"),
                required("models", anyOf(modelList(), use()), "the models to compare"),
                optional("parameters", axes(), "lists of values: one more axis of the matrix for each"),
                required("dataset", new Shape.OneOrMany(dataset()), "the cases: one file or pattern, or a list"),
                optional("judge", models.judge(), "the model that judges"),
                optional(
                        "judges",
                        new Shape.ListOf(models.judge(), 1),
                        "several models that judge together, an odd number"),
                optional("calibration", dataset(), "answers that people labelled, to measure the judge by"),
                optional(
                        "labels",
                        new Shape.FilePath(),
                        "what people said of this suite's answers, as review keeps it: the judge is measured by it"),
                optional("embedding", models.embedding(), "the embedding model"),
                optional("scorers", new Shape.ListOf(scorer(), 0), "what is measured"),
                required("gate", new Shape.ListOf(RULE, 1), "the rules that decide"),
                optional("run", RUN, "how to run"),
                optional("tags", TAGS, "tags of the suite on the JUnit Platform, beside those of its cases"),
                optional(
                        "junit",
                        Shape.choice("rules", "cases"),
                        "what fails as a JUnit test: rules alone, or each case too; default: rules"),
                optional(
                        "baseline",
                        new Shape.FilePath(),
                        "the file of accepted scores; default: beside the suite, <suite>.baseline.json"),
                optional(
                        ENVIRONMENTS,
                        new Shape.MapOf(environment(), Form.NAME),
                        "gates by environment, of which --environment selects one"));
    }

    Shape scorer() {
        return scorers.entry();
    }

    Shape model() {
        return models.entry();
    }

    Shape modelList() {
        return new Shape.ListOf(models.entry(), 1);
    }

    Shape judge() {
        return models.judge();
    }

    Shape embedding() {
        return models.embedding();
    }

    private static Shape recordings() {
        return Shape.fields(
                optional("mode", RECORDINGS, "default: auto"),
                optional("max-age", new Shape.Age(), "warn when a reply that was served is older than this"));
    }

    private static Shape sampling() {
        return Shape.fields(
                optional("min", SAMPLES, "replies per case and cell before the first look; default: 1"),
                required("max", SAMPLES, "replies per case and cell after the last look"),
                optional(
                        "looks",
                        new Shape.Amount(2, SamplingReader.MOST, true),
                        "how often the gate looks at most, each time at its part of the error rate; default: 4, or fewer"
                                + " where fewer replies can be added"),
                optional("until", Shape.choice("decided"), "when to stop before max: once every rule is decided"));
    }

    /** {@code models: {use: ../models.yaml}}. */
    private static Shape use() {
        return Shape.fields(required("use", new Shape.FilePath(), "a file that holds the list of models"));
    }

    /** What stands in place of the suite's own while its environment is selected. */
    private static Shape.Fields environment() {
        return Shape.fields(
                optional("gate", new Shape.ListOf(RULE, 1), "the rules that decide in place of the suite's"),
                optional("run", RUN, "in place of these keys of the suite's run"));
    }

    static Shape prompt() {
        Shape.Fields inFile = Shape.fields(
                optional("id", Shape.id(), "default: the front matter's id, else the file's stem"),
                required("file", new Shape.FilePath(), "the prompt file, or a pattern"));
        Shape message = new Shape.Tagged("message role", ProblemCode.SUITE_001, roles());
        Shape.Fields inline = Shape.fields(
                required("id", Shape.id(), "the prompt's id"),
                required("messages", new Shape.ListOf(message, 1), "the messages, each as role: text"),
                optional("version", text(), "as its author calls it"),
                optional("description", text(), "what it is for"),
                optional("parameters", new Shape.MapOf(new Shape.Any()), "parameters that the prompt asks for"),
                optional("tools", new Shape.ListOf(new Shape.Any(), 0), "tools that the model may call"),
                optional("response-format", new Shape.Any(), "JSON Schema that the reply shall fit"));
        Shape map = new Shape.Variants(
                "prompt",
                ProblemCode.SUITE_003,
                List.of(
                        new Shape.Variant("file", Optional.empty(), inFile, "a prompt in a file"),
                        new Shape.Variant("messages", Optional.empty(), inline, "a prompt in the suite")));
        return new Shape.Defined("prompt", "a prompt: a file, or messages", anyOf(new Shape.FilePath(), map));
    }

    private static List<Shape.Field> roles() {
        List<Shape.Field> roles = new ArrayList<>();
        roles.add(optional("system", text(), "what the model is told beforehand"));
        roles.add(optional("user", text(), "what the user says"));
        roles.add(optional("assistant", text(), "what the model said"));
        return roles;
    }

    static Shape dataset() {
        Shape column =
                Shape.fields(required("split", new Shape.Text(Form.SOMETHING), "separator of the column's list"));
        Shape.Fields map = Shape.fields(
                required("file", new Shape.FilePath(), "a CSV, JSON, JSONL or YAML file, or a pattern"),
                optional("columns", new Shape.MapOf(column), "columns whose text is a list"));
        return new Shape.Defined("dataset", "a file of cases", anyOf(new Shape.FilePath(), map));
    }

    private static Shape axes() {
        return new Shape.MapOf(new Shape.ListOf(new Shape.Any(), 1));
    }

    private static Shape.Fields rule() {
        return new Shape.Fields(
                List.of(
                        optional("id", Shape.id(), "stable name of the rule; default: derived from metric and bound"),
                        required("metric", text(), "what a scorer or the run itself measures"),
                        optional(
                                "statistic",
                                Shape.choice(Arrays.stream(GateRule.Statistic.values())
                                        .map(GateRule.Statistic::word)
                                        .toArray(String[]::new)),
                                "what is computed; default: mean"),
                        optional("label", text(), "of precision, recall and f1: the label"),
                        optional("min", new Shape.Bound(), "the least that is good: 0.95, 95%, 3s, $0.50"),
                        optional("max", new Shape.Bound(), "the most that is good: 0.95, 95%, 3s, $0.50"),
                        optional(
                                "scope",
                                Shape.choice("cell", "best-cell", "prompt", "model", "run"),
                                "over what it is computed; default: each cell"),
                        optional("where", WHERE, "which trials count; default: all"),
                        optional("max-drop", new Shape.Change(), "how far it may fall: 2pp, 5%, $0.01"),
                        optional("max-rise", new Shape.Change(), "how far it may rise: 2pp, 25%, 200ms"),
                        optional(
                                "against",
                                new Shape.Reference(),
                                "what a change is measured from: baseline, git:<ref>, cell:<id>; default: baseline"),
                        optional(
                                "fold",
                                Shape.choice("mean", "median", "majority", "all", "any"),
                                "how samples of a case become one value; default: mean"),
                        optional(
                                "decide",
                                Shape.choice("point", "interval", "test"),
                                "default: point for min and max, test for max-drop and max-rise"),
                        optional("severity", Shape.choice("error", "warn"), "default: error"),
                        optional(
                                "on-indecision",
                                Shape.choice("fail", "warn"),
                                "what a rule does that its cases cannot decide; default: fail")),
                List.of("min", "max", "max-drop", "max-rise"));
    }
}
