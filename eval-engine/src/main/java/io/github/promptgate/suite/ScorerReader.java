package io.github.promptgate.suite;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a list of scorers, of a suite or of a case. */
public final class ScorerReader {

    private static final String NOT = "not:";
    private static final String SCORER = "scorer";

    private final Vocabulary vocabulary;
    private final List<ScorerSpec> others;

    public ScorerReader(Vocabulary vocabulary) {
        this(vocabulary, List.of());
    }

    private ScorerReader(Vocabulary vocabulary, List<ScorerSpec> others) {
        this.vocabulary = vocabulary;
        this.others = others;
    }

    /** A reader for a case's scorers, which stand beside the suite's: their metrics may not have the same names. */
    public ScorerReader besides(List<ScorerSpec> suiteScorers) {
        return new ScorerReader(vocabulary, List.copyOf(suiteScorers));
    }

    /** Reads what it can, one scorer or a list; all else goes to the problems (SUITE-001, -003, -004, -007, -008). */
    public List<ScorerSpec> read(Node scorers, Problems problems) {
        Shape entry = new ScorerGrammar(vocabulary).entry();
        List<Node> items = scorers instanceof ListNode list ? list.items() : List.of(scorers);
        List<ScorerSpec> specs = new ArrayList<>();
        for (Node item : items) {
            if (ShapeCheck.check(item, entry, "a scorer", problems)) {
                specs.add(spec(item));
            }
        }
        distinctMetrics(specs, problems);
        return List.copyOf(specs);
    }

    /** Turns entries that fit their shape into specs, and tells metrics that are produced twice. */
    List<ScorerSpec> readFitting(List<Node> entries, Problems problems) {
        List<ScorerSpec> specs = entries.stream().map(this::spec).toList();
        distinctMetrics(specs, problems);
        return specs;
    }

    private ScorerSpec spec(Node entry) {
        if (!(entry instanceof MapNode map)) {
            String text = entry.asText();
            return spec(text, new Options(MapNode.empty(entry.where())), entry.where());
        }
        MapNode.Entry tag = map.entries().get(0);
        if (tag.key().equals("not")) {
            ScorerSpec plain = spec(tag.value());
            boolean named = !plain.metric().equals(defaultMetric(plain.type()));
            String metric = named ? plain.metric() : "not-" + plain.metric();
            return new ScorerSpec(plain.type(), metric, true, plain.options(), map.where(), plain.parts());
        }
        return spec(tag.key(), options(tag), map.where());
    }

    private ScorerSpec spec(String key, Options written, Where where) {
        boolean negated = key.startsWith(NOT);
        String type = Refusals.withoutNot(key);
        String metric = written.text("name").orElseGet(() -> (negated ? "not-" : "") + defaultMetric(type));
        MapNode withoutName = new MapNode(
                written.where(),
                written.map().entries().stream()
                        .filter(entry -> !entry.key().equals("name"))
                        .toList());
        return new ScorerSpec(type, metric, negated, new Options(withoutName), where, parts(type, written));
    }

    private List<ScorerSpec.Part> parts(String type, Options written) {
        return word(type).options().fields().stream()
                .filter(field -> field.shape() instanceof Shape.ListOf list && holdsScorers(list.item()))
                .flatMap(field -> written.many(field.name()).stream())
                .map(this::part)
                .toList();
    }

    private static boolean holdsScorers(Shape item) {
        Shape inner = item instanceof Shape.Fields fields
                ? fields.field(SCORER).map(Shape.Field::shape).orElse(item)
                : item;
        return inner instanceof Shape.OneScorer;
    }

    private ScorerSpec.Part part(Node item) {
        Optional<Node> weighed = item instanceof MapNode map ? map.get(SCORER) : Optional.empty();
        if (weighed.isEmpty()) {
            return new ScorerSpec.Part(spec(item), 1);
        }
        double weight = new Options((MapNode) item)
                .number("weight")
                .map(BigDecimal::doubleValue)
                .orElse(1.0);
        return new ScorerSpec.Part(spec(weighed.get()), weight);
    }

    private Options options(MapNode.Entry tag) {
        if (tag.value() instanceof MapNode options) {
            return new Options(options);
        }
        String key = word(Refusals.withoutNot(tag.key())).shorthand().orElseThrow();
        return new Options(
                new MapNode(tag.value().where(), List.of(new MapNode.Entry(key, tag.keyWhere(), tag.value()))));
    }

    private String defaultMetric(String type) {
        return word(type).metric().name();
    }

    private ScorerWord word(String type) {
        return vocabulary
                .scorer(type)
                .orElseThrow(() -> new IllegalStateException("a checked scorer has a word: " + type));
    }

    private void distinctMetrics(List<ScorerSpec> specs, Problems problems) {
        Map<String, String> taken = new HashMap<>();
        for (Metric builtIn : BuiltInMetrics.all()) {
            taken.put(builtIn.name(), "the run's own");
        }
        others.forEach(spec -> taken.put(spec.metric(), "of the suite's scorer in " + spec.where()));
        for (ScorerSpec spec : specs) {
            String owner = taken.putIfAbsent(spec.metric(), "of the scorer in " + spec.where());
            if (owner != null) {
                problems.add(new Problem(
                        ProblemCode.SUITE_007,
                        spec.where(),
                        "duplicate metric \"" + spec.metric() + "\": it is " + owner,
                        "give this scorer another name: " + spec.type() + ": {name: ...}"));
            }
        }
    }
}
