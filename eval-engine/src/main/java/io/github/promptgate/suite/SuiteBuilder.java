package io.github.promptgate.suite;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.source.Digest;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a {@link Suite} of a checked map, out of the entries that fit; tells what their shapes alone cannot show. */
final class SuiteBuilder {

    private final Vocabulary vocabulary;
    private final SuiteGrammar grammar;
    private final MapNode map;
    private final Problems problems;

    SuiteBuilder(Vocabulary vocabulary, MapNode map, Problems problems) {
        this.vocabulary = vocabulary;
        this.grammar = new SuiteGrammar(vocabulary);
        this.map = map;
        this.problems = problems;
    }

    /** The suite as far as it could be read, and whether no scorer was left out. */
    record Built(Suite suite, boolean wholeScorers) {}

    /** @param resting entries of each gate that does not decide */
    Built build(String text, Folder own, List<List<Node>> resting) {
        Folder folder = root(own);
        ModelList models = ModelList.read(map, grammar, vocabulary, folder, problems);
        List<ScorerSpec> scorers =
                new ScorerReader(vocabulary).readFitting(fitting("scorers", grammar.scorer()), problems);
        List<GateRule> gate = RuleReader.read(RuleReader.fitting(entries("gate")), problems);
        List<GateRule> atRest = resting.stream()
                .flatMap(entries -> RuleReader.read(RuleReader.fitting(entries), problems).stream())
                .toList();
        Stream.of(gate, atRest)
                .flatMap(rules -> RuleCheck.misfits(rules, metrics(scorers)).stream())
                .forEach(problems::add);
        RunSpec run = new RunReader(problems).read(run());
        SamplingReader.misfits(run, gate, new Options(run())).forEach(problems::add);
        Optional<BaselineSpec> baseline = fitting("baseline", new Shape.FilePath()).stream()
                .map(node -> new BaselineSpec(node.asText(), node.where()))
                .findFirst();
        Suite suite = new Suite(
                fitting("suite", new Shape.Text(Form.NAME)).stream()
                        .findFirst()
                        .map(Node::asText)
                        .orElse(""),
                models.digest().isEmpty() ? Digest.of(text) : Digest.of(text, models.digest()),
                folder,
                PromptReader.read(fitting("prompts", SuiteGrammar.prompt()), problems),
                models.specs(),
                Axes.read(map.get("parameters"), models.specs(), vocabulary, problems),
                fitting("dataset", SuiteGrammar.dataset()).stream()
                        .map(SuiteBuilder::dataset)
                        .toList(),
                jury(models),
                models.embedding(fitting("embedding", grammar.embedding())),
                fitting("calibration", SuiteGrammar.dataset()).stream()
                        .map(SuiteBuilder::dataset)
                        .findFirst(),
                fitting("labels", new Shape.FilePath()).stream()
                        .map(node -> new LabelsSpec(node.asText(), node.where()))
                        .findFirst(),
                scorers,
                without(baseline, gate),
                baseline,
                atRest,
                run,
                tags(),
                junit(),
                map.where());
        return new Built(suite, scorers.size() == entries("scorers").size());
    }

    private static List<GateRule> without(Optional<BaselineSpec> baseline, List<GateRule> gate) {
        return baseline.filter(BaselineSpec::isNone).isEmpty()
                ? gate
                : gate.stream()
                        .filter(rule -> rule.against()
                                .filter(GateRule.Against.Baseline.class::isInstance)
                                .isEmpty())
                        .toList();
    }

    private List<ModelSpec> jury(ModelList models) {
        Optional<Node> both = map.get("judges").filter(any -> map.get("judge").isPresent());
        List<Node> written =
                fitting(both.isPresent() || map.get("judges").isEmpty() ? "judge" : "judges", grammar.judge());
        List<ModelSpec> jury = written.stream()
                .flatMap(node -> models.judge(List.of(node), problems).stream())
                .toList();
        both.ifPresent(node -> refuse(node, "\"judges\" stands beside \"judge\"", "keep one of them"));
        if (written.size() % 2 == 0 && !written.isEmpty()) {
            refuse(
                    map.get("judges").orElse(map),
                    written.size() + " judges are an even number, so they may tie",
                    "name an odd number of judges");
        }
        if (jury.stream().map(ModelSpec::id).distinct().count() < jury.size()) {
            refuse(
                    map.get("judges").orElse(map),
                    "a judge stands in \"judges\" twice",
                    "use votes: to ask one more often");
        }
        return jury;
    }

    private void refuse(Node node, String what, String fix) {
        problems.add(new Problem(ProblemCode.SUITE_003, node.where(), what, fix));
    }

    private Folder root(Folder own) {
        Optional<Node> written =
                fitting("root", new Shape.Text(Form.SOMETHING)).stream().findFirst();
        if (written.isEmpty()) {
            return own;
        }
        String text = written.get().asText();
        Optional<Path> root = path(own, text);
        if (root.filter(path -> Files.isDirectory(path) && own.base().startsWith(path))
                .isEmpty()) {
            problems.add(new Problem(
                    ProblemCode.SUITE_003,
                    written.get().where(),
                    "\"root\" must be a folder that holds the suite's folder, not " + Refusals.shown(written.get()),
                    "write for example .."));
            return own;
        }
        return own.widenedTo(root.get());
    }

    private static Optional<Path> path(Folder own, String text) {
        try {
            return Optional.of(own.base().resolve(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private List<Metric> metrics(List<ScorerSpec> scorers) {
        Stream<Metric> ofPeople =
                map.get("calibration").or(() -> map.get("labels")).map(any -> BuiltInMetrics.JUDGE_AGREEMENT).stream();
        Stream<Metric> ofScorers = scorers.stream()
                .flatMap(spec -> vocabulary.scorer(spec.type()).stream()
                        .map(word -> word.metric().named(spec.metric())));
        return Stream.concat(ofScorers, ofPeople).toList();
    }

    private List<Node> entries(String key) {
        return map.get(key)
                .map(node -> node instanceof ListNode list ? list.items() : List.of(node))
                .orElse(List.of());
    }

    private List<Node> fitting(String key, Shape entry) {
        return entries(key).stream()
                .filter(node -> ShapeCheck.fits(node, entry))
                .toList();
    }

    private MapNode run() {
        List<MapNode.Entry> fitting = new ArrayList<>();
        if (map.get("run").orElse(map) instanceof MapNode run && map.get("run").isPresent()) {
            for (MapNode.Entry entry : run.entries()) {
                MapNode alone = new MapNode(run.where(), List.of(entry));
                if (ShapeCheck.fits(alone, SuiteGrammar.RUN)) {
                    fitting.add(entry);
                }
            }
        }
        return new MapNode(map.where(), fitting);
    }

    private List<String> tags() {
        return fitting("tags", Shape.id()).stream().map(Node::asText).toList();
    }

    private RunHeader.Failing junit() {
        return map.get("junit").filter(node -> node.asText().equals("cases")).isPresent()
                ? RunHeader.Failing.CASES
                : RunHeader.Failing.RULES;
    }

    private static DatasetSpec dataset(Node entry) {
        if (!(entry instanceof MapNode columns)) {
            return new DatasetSpec(entry.asText(), Map.of(), entry.where());
        }
        Options options = new Options(columns);
        Map<String, String> split = new LinkedHashMap<>();
        for (MapNode.Entry column : options.options("columns").map().entries()) {
            split.put(column.key(), new Options((MapNode) column.value()).text("split", ""));
        }
        Where file = options.where("file");
        return new DatasetSpec(options.text("file", ""), split, file);
    }
}
