package io.github.promptgate;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.source.Canonical;
import io.github.promptgate.source.Digest;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.TextFile;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.NamedFiles;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.Vocabulary;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a metric's value depends on beside the case and the reply, as one digest each: two runs' values are comparable
 * where these are equal. Of a scorer: its options, the files that they name, and its judges or embedding where it asks
 * any. A bound that marks a score and leaves its value alone ({@code threshold}, {@code min}, {@code max} of a unit or
 * an amount) does not count, but for what rests on marks: {@code pass-rate}, {@code flaky-rate} and {@code unscored}
 * depend on all that all scorers say. What a case brings itself is in the case's own digest.
 */
final class Definitions {

    private static final Set<String> BOUNDS = Set.of("threshold", "min", "max");
    private static final Set<String> OF_ALL_SCORERS =
            Set.of(BuiltInMetrics.PASS_RATE.name(), BuiltInMetrics.FLAKY_RATE.name(), BuiltInMetrics.UNSCORED.name());

    private final Suite suite;
    private final List<ScorerSpec> ofCases;
    private final Vocabulary vocabulary;

    /** @param ofCases scorers that cases bring */
    Definitions(Suite suite, List<ScorerSpec> ofCases, Vocabulary vocabulary) {
        this.suite = suite;
        this.ofCases = ofCases;
        this.vocabulary = vocabulary;
    }

    /** By metric, 64 hex digits. */
    SortedMap<String, String> of(List<Metric> metrics) {
        Map<String, String> scored = new HashMap<>();
        suite.scorers().forEach(spec -> scored.put(spec.metric(), ofValue(spec)));
        SortedMap<String, String> definitions = new TreeMap<>();
        for (Metric metric : metrics) {
            String name = metric.name();
            String builtIn = OF_ALL_SCORERS.contains(name) ? ofMarks() : Digest.of("run", name);
            String own = scored.containsKey(name) ? scored.get(name) : builtIn;
            definitions.put(name, isOfCases(name) ? Digest.of(own, kinds(name)) : own);
        }
        return definitions;
    }

    /**
     * By id, 64 hex digits over what is asked for by a model's name, with the content of files that answer in its place;
     * never its address, its limits or its price.
     */
    SortedMap<String, String> models(List<ModelSpec> models) {
        SortedMap<String, String> digests = new TreeMap<>();
        models.forEach(model -> digests.put(model.id(), model(model)));
        return digests;
    }

    private String model(ModelSpec spec) {
        Digest digest = new Digest()
                .add(spec.provider())
                .add(spec.options().text("endpoint", ""))
                .add(spec.options().text("version", ""))
                .add(spec.model())
                .add(Canonical.json(spec.parameters().map()));
        answering(spec).forEach(digest::add);
        spec.fallback().ifPresent(fallback -> fallback.models().forEach(one -> digest.add(model(one))));
        return digest.hex();
    }

    /** By id, as the record has them; of models and their fallbacks that have a price. */
    static SortedMap<String, String> prices(List<ModelSpec> models) {
        SortedMap<String, String> prices = new TreeMap<>();
        models.forEach(model -> {
            model.price().ifPresent(price -> prices.put(model.id(), price.text()));
            model.fallback().ifPresent(fallback -> prices.putAll(prices(fallback.models())));
        });
        return prices;
    }

    /** A script's content; of a program its command and those of its files that stand below the suite, unless it says its version. */
    private List<String> answering(ModelSpec spec) {
        List<String> scripts = vocabulary.provider(spec.provider()).stream()
                .flatMap(word -> NamedFiles.in(spec, word.options()).stream())
                .map(this::content)
                .toList();
        return spec.provider().equals("exec") && spec.options().text("version").isEmpty()
                ? spec.options().texts("command").stream().map(this::word).toList()
                : scripts;
    }

    private String word(String ofCommand) {
        try {
            Path file = suite.folder().place(ofCommand, Where.nowhere());
            return Files.isRegularFile(file) ? Digest.ofBytes(Files.readAllBytes(file)) : ofCommand;
        } catch (ProblemException | IOException elsewhere) {
            return ofCommand;
        }
    }

    private boolean isOfCases(String metric) {
        return ofCases.stream().anyMatch(spec -> spec.metric().equals(metric));
    }

    /** What scorers of cases add to a metric: their options stand in the cases. */
    private String kinds(String metric) {
        return ofCases.stream()
                .filter(spec -> spec.metric().equals(metric))
                .map(spec -> (spec.negated() ? "not:" : "") + spec.type() + instruments(spec))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private String ofValue(ScorerSpec spec) {
        boolean marksOnly = vocabulary
                .scorer(spec.type())
                .map(ScorerWord::metric)
                .filter(metric -> metric.kind() == Metric.Kind.UNIT || metric.kind() == Metric.Kind.AMOUNT)
                .isPresent();
        return digest(spec, marksOnly ? BOUNDS : Set.of());
    }

    private String ofMarks() {
        Digest digest = new Digest().add(Boolean.toString(suite.run().truncatedScored()));
        suite.scorers().forEach(spec -> digest.add(spec.metric()).add(digest(spec, Set.of())));
        return digest.hex();
    }

    private String digest(ScorerSpec spec, Set<String> leftOut) {
        MapNode options = spec.options().map();
        MapNode counting = new MapNode(
                options.where(),
                options.entries().stream()
                        .filter(entry -> !leftOut.contains(entry.key()))
                        .toList());
        Digest digest = new Digest()
                .add(spec.type())
                .add(Boolean.toString(spec.negated()))
                .add(Canonical.json(counting))
                .add(instruments(spec));
        spec.all().flatMap(part -> files(part).stream()).forEach(digest::add);
        return digest.hex();
    }

    private List<String> files(ScorerSpec spec) {
        return vocabulary.scorer(spec.type()).stream()
                .flatMap(word -> NamedFiles.in(spec, word.options()).stream())
                .map(this::content)
                .toList();
    }

    private String content(Node named) {
        Path file = suite.folder().file(named.asText(), named.where());
        return Digest.of(TextFile.read(file, suite.folder().show(file)));
    }

    /** Who else decides on the value. */
    private String instruments(ScorerSpec spec) {
        Digest digest = new Digest();
        if (needs(spec, Need.JUDGE)) {
            suite.jury().forEach(judge -> digest.add(model(judge)));
        }
        if (needs(spec, Need.EMBEDDING)) {
            suite.embedding().ifPresent(embedding -> digest.add(model(embedding)));
        }
        return digest.hex();
    }

    private boolean needs(ScorerSpec spec, Need need) {
        return spec.all()
                .anyMatch(part -> vocabulary
                        .scorer(part.type())
                        .filter(word -> word.needs(need, part.options()))
                        .isPresent());
    }
}
