package io.github.promptgate.score.judge;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.source.Digest;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.source.TextFile;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps by which a judge grades: given by the suite, or written by the judge once for a criterion and a scale and
 * kept in a file beside the suite, so that every row of every run is graded by the same ones. Thread-safe.
 */
final class FrozenSteps {

    private static final int MAX_TOKENS = 1024;
    private static final int MOST_STEPS = 20;
    private static final String FOLDER = "g-eval";
    private static final ReplyForm FORM = ReplyForm.of("""
                    {"type": "object", "additionalProperties": false, "required": ["steps"], "properties": {
                      "steps": {"type": "array", "items": {"type": "string"}, "description": "one sentence each"}}}""").and(FrozenSteps::misfit);

    /** What the steps serve. */
    record Purpose(String criteria, String scale) {
        String digest() {
            return Digest.of("g-eval-steps-1", criteria, scale);
        }
    }

    private final Purpose purpose;
    private final String metric;
    private final Path file;
    private final Where shown;
    private volatile Optional<List<String>> steps;
    private volatile CannotScore failure;

    private FrozenSteps(Purpose purpose, ScorerOrder order, Path file, Optional<List<String>> steps) {
        this.purpose = purpose;
        this.metric = order.metric().name();
        this.file = file;
        this.shown = Where.file(order.folder().show(file));
        this.steps = steps;
        this.failure = new CannotScore(
                UnscoredCause.VALUE_MISSING,
                shown + " is not written yet; a run writes it for the suite's own scorers, not for a case's");
    }

    /**
     * Reads the option, else the file.
     *
     * @throws ProblemException SUITE-003 for a file that holds no steps, SOURCE-...
     */
    static FrozenSteps of(ScorerOrder order, Purpose purpose) {
        String stem = order.metric().name().replaceAll("[^A-Za-z0-9_-]", "-");
        Path file = order.folder().base().resolve(FOLDER).resolve(stem + ".yaml");
        List<String> given = order.options().texts("steps");
        Optional<List<String>> known = given.isEmpty() ? read(order, file, purpose) : Optional.of(given);
        return new FrozenSteps(purpose, order, file, known);
    }

    private static Optional<List<String>> read(ScorerOrder order, Path file, Purpose purpose) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String shown = order.folder().show(file);
        Node root = YamlText.read(TextFile.read(file, shown), shown);
        Options options = root.fold(Options::new, list -> none(), scalar -> none());
        List<String> steps = options.texts("steps");
        if (steps.isEmpty() || steps.stream().anyMatch(String::isBlank)) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_003,
                    Where.file(shown),
                    "the file of steps holds none",
                    "write \"steps:\" with a list of texts, or remove the file and let the judge write it"));
        }
        return options.text("for", "").equals(purpose.digest()) ? Optional.of(steps) : Optional.empty();
    }

    private static Options none() {
        return new Options(MapNode.empty(Where.nowhere()));
    }

    /** @throws CannotScore where there are none */
    List<String> get() {
        return steps.orElseThrow(() -> failure);
    }

    /** Shards must not each write their own. */
    Optional<Problem> missing() {
        return steps.isPresent()
                ? Optional.empty()
                : Optional.of(new Problem(
                        ProblemCode.RUN_009,
                        shown,
                        "the steps of \"" + metric
                                + "\" are not written for its criteria, and each shard would write others",
                        "run once without shard, then commit " + shown));
    }

    /** Lets the judge write them where there are none. */
    List<Problem> freeze(Instruments instruments, JudgePrompt prompt) {
        if (steps.isPresent()) {
            return List.of();
        }
        try {
            MapNode reply = instruments
                    .judge(metric)
                    .ask(new JudgeQuestion(
                            "steps",
                            prompt,
                            Map.of("criteria", purpose.criteria(), "scale", purpose.scale()),
                            FORM,
                            MAX_TOKENS));
            steps = Optional.of(texts(reply));
            return List.of(write(texts(reply)));
        } catch (CannotScore e) {
            instruments.disownJudgement();
            failure = new CannotScore(e.why(), "its steps could not be written: " + e.detail());
            return List.of();
        }
    }

    private static List<String> texts(MapNode reply) {
        return new Options(reply).texts("steps");
    }

    private static Optional<String> misfit(MapNode reply) {
        List<String> steps = texts(reply);
        return steps.isEmpty() || steps.size() > MOST_STEPS || steps.stream().anyMatch(String::isBlank)
                ? Optional.of("\"steps\" must hold 1 to " + MOST_STEPS + " texts, none of them empty")
                : Optional.empty();
    }

    private Problem write(List<String> texts) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, content(texts), StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return new Problem(
                    ProblemCode.RUN_009,
                    shown,
                    "the judge wrote the steps of \"" + metric + "\"",
                    "read them, then commit the file: later runs grade by it");
        } catch (IOException e) {
            return new Problem(
                    ProblemCode.RUN_009,
                    shown,
                    "the judge wrote the steps of \"" + metric + "\", and they could not be kept: "
                            + e.getClass().getSimpleName(),
                    "make the folder writable: the next run would grade by other steps");
        }
    }

    private String content(List<String> texts) {
        StringBuilder out = new StringBuilder("# Steps of the scorer \"" + metric.replaceAll("\\R", " ")
                + "\", written once by its judge. Commit this file.\n");
        out.append("for: ").append(purpose.digest()).append("\nsteps:\n");
        for (String text : texts) {
            out.append("  - ").append(quoted(text)).append('\n');
        }
        return out.toString();
    }

    /** As JSON, which is YAML too. */
    private static String quoted(String text) {
        String list = JsonText.write(new ListNode(Where.nowhere(), List.of(ScalarNode.text(Where.nowhere(), text))));
        return list.substring(1, list.length() - 1);
    }
}
