package io.github.promptgate.suite;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.source.Digest;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.TextFile;
import io.github.promptgate.source.YamlText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The models of a suite, from the suite itself or from the file that it uses, and those that its judge and embedding
 * name.
 *
 * @param digest over the text of the used file; empty without one
 * @param complete whether every entry could be read, so that a name that is not there is not there
 */
record ModelList(List<ModelSpec> specs, String digest, boolean complete, Vocabulary vocabulary) {

    ModelList {
        specs = List.copyOf(specs);
    }

    static ModelList read(
            MapNode suite, SuiteGrammar grammar, Vocabulary vocabulary, Folder folder, Problems problems) {
        Optional<Node> written = suite.get("models");
        if (written.isPresent() && written.get() instanceof MapNode map) {
            Optional<Node> use = map.get("use").filter(node -> ShapeCheck.fits(node, new Shape.FilePath()));
            return use.map(node -> used(node, grammar, vocabulary, folder, problems))
                    .orElse(new ModelList(List.of(), "", false, vocabulary));
        }
        return of(written, grammar, vocabulary, UnaryOperator.identity(), problems);
    }

    private static ModelList used(
            Node use, SuiteGrammar grammar, Vocabulary vocabulary, Folder folder, Problems problems) {
        try {
            Path file = folder.file(use.asText(), use.where());
            String shown = folder.show(file);
            String text = TextFile.read(file, shown);
            Node list = YamlText.read(text, shown, problems);
            ShapeCheck.check(list, grammar.modelList(), "the list of models", problems);
            UnaryOperator<String> paths = path -> fromSuite(folder, file, path);
            ModelList read = of(Optional.of(list), grammar, vocabulary, paths, problems);
            return new ModelList(read.specs(), Digest.of(text), read.complete(), vocabulary);
        } catch (ProblemException e) {
            problems.add(e);
            return new ModelList(List.of(), "", false, vocabulary);
        }
    }

    /** A path of the used file as the suite would write it. */
    private static String fromSuite(Folder folder, Path file, String path) {
        Path absolute = file.resolveSibling(path).normalize();
        return folder.base().relativize(absolute).toString().replace('\\', '/');
    }

    private static ModelList of(
            Optional<Node> written,
            SuiteGrammar grammar,
            Vocabulary vocabulary,
            UnaryOperator<String> paths,
            Problems problems) {
        List<Node> entries = written.filter(ListNode.class::isInstance)
                .map(node -> ((ListNode) node).items())
                .orElse(List.of());
        Shape shape = grammar.model();
        List<Node> fitting =
                entries.stream().filter(node -> ShapeCheck.fits(node, shape)).toList();
        ModelReader reader = new ModelReader(vocabulary, paths);
        List<ModelSpec> alone = fitting.stream().map(reader::read).toList();
        distinctIds(alone, problems);
        FallbackReader fallbacks = new FallbackReader(alone, reader, problems);
        List<ModelSpec> specs = IntStream.range(0, alone.size())
                .mapToObj(i -> fallbacks.complete(alone.get(i), fitting.get(i)))
                .toList();
        return new ModelList(specs, "", !fitting.isEmpty() && fitting.size() == entries.size(), vocabulary);
    }

    private static void distinctIds(List<ModelSpec> specs, Problems problems) {
        Map<String, ModelSpec> byId = new HashMap<>();
        for (ModelSpec spec : specs) {
            ModelSpec first = byId.putIfAbsent(spec.id(), spec);
            if (first != null) {
                problems.add(new Problem(
                        ProblemCode.SUITE_007,
                        spec.where(),
                        "duplicate model id \"" + spec.id() + "\": it stands in " + first.where() + " already",
                        "give one of them another id, or remove it"));
            }
        }
    }

    /** The judge: one of the models by its id, or one of its own. */
    Optional<ModelSpec> judge(List<Node> written, Problems problems) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Node node = written.get(0);
        if (node instanceof MapNode || node.asText().contains("/")) {
            return Optional.of(new ModelReader(vocabulary, UnaryOperator.identity()).read(node));
        }
        Optional<ModelSpec> named =
                specs.stream().filter(spec -> spec.id().equals(node.asText())).findFirst();
        if (named.isEmpty() && complete) {
            problems.add(unknownJudge(node));
        }
        return named;
    }

    private Problem unknownJudge(Node node) {
        List<String> ids = specs.stream().map(ModelSpec::id).toList();
        Problem unknown = Problem.unknown(ProblemCode.SUITE_011, node.where(), "model", node.asText(), ids);
        return new Problem(
                unknown.code(),
                unknown.where(),
                "judge names the unknown model \"" + node.asText() + "\"",
                unknown.known(),
                unknown.fix().startsWith("did you mean") ? unknown.fix() : "use one of them, or write provider/model");
    }

    /** The embedding model. */
    Optional<ModelSpec> embedding(List<Node> written) {
        return written.stream().findFirst().map(new ModelReader(vocabulary, UnaryOperator.identity())::read);
    }
}
