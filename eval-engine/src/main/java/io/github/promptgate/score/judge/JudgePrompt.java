package io.github.promptgate.score.judge;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.script.Template;
import io.github.promptgate.source.Digest;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.source.TextFile;
import io.github.promptgate.suite.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a judge is asked at one step: a resource of ours, or the suite's own file. Its digest is its version. */
public final class JudgePrompt {

    private static final int SHOWN_DIGITS = 12;

    private final String step;
    private final Template template;
    private final String digest;

    private JudgePrompt(String step, Template template, String digest) {
        this.step = step;
        this.template = template;
        this.digest = digest;
    }

    /** Ours: {@code <name>.jinja} beside this class. */
    public static JudgePrompt ours(String name) {
        String text = resource(name + ".jinja");
        return new JudgePrompt(name, Template.parse(text, Where.file(name + ".jinja")), Digest.of(text));
    }

    /**
     * The suite's own file where an option names one, else ours.
     *
     * @param options where the option stands: the order's own, or a map inside
     * @param key the option that names the file
     * @throws ProblemException PROMPT-002, PROMPT-003, SOURCE-...
     */
    public static JudgePrompt of(ScorerOrder order, Options options, String key, Asked asked) {
        Optional<Node> file = options.node(key);
        return file.isEmpty() ? ours(asked.ours()) : theirs(order, file.get(), asked);
    }

    /**
     * A step's prompt.
     *
     * @param ours name of the resource
     * @param variables what a file in its place may name
     */
    public record Asked(String ours, List<String> variables) {
        public Asked {
            variables = List.copyOf(variables);
        }
    }

    private static JudgePrompt theirs(ScorerOrder order, Node named, Asked asked) {
        Path file = order.folder().file(named.asText(), named.where());
        String shown = order.folder().show(file);
        String text = TextFile.read(file, shown);
        Template template = Template.parse(text, new Where(shown, 1, 1));
        List<Problem> unknown = template.variables().stream()
                .filter(name -> !asked.variables().contains(name))
                .map(name ->
                        Problem.unknown(ProblemCode.PROMPT_003, Where.file(shown), "variable", name, asked.variables()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(unknown);
        }
        return new JudgePrompt(asked.ours(), template, Digest.of(text));
    }

    private static String resource(String name) {
        try (InputStream in = JudgePrompt.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The prompt for one question. */
    String render(Map<String, String> values) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        values.forEach((name, text) -> nodes.put(name, ScalarNode.text(Where.nowhere(), text)));
        return template.render(nodes);
    }

    /** Which version was asked, for the evidence. */
    public Item evidence() {
        return new Item("note", "judge prompt " + step, digest.substring(0, SHOWN_DIGITS), "");
    }
}
