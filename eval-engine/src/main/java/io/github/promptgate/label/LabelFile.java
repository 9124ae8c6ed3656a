package io.github.promptgate.label;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.source.TextFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The file of labels: one JSON object a line, {@code docs/labels.schema.json}. */
public final class LabelFile {

    private static final Where NOWHERE = Where.nowhere();

    private LabelFile() {}

    /**
     * All labels of a file, in its order; none where it is not there yet.
     *
     * @param shown the path as messages show it
     * @throws ProblemException LABEL-001 for every line that does not fit, SOURCE-002, SOURCE-006
     */
    public static List<HumanLabel> read(Path file, String shown) {
        return Files.exists(file) ? parse(TextFile.read(file, shown), shown) : List.of();
    }

    /**
     * As {@link #read}, of a text at hand.
     *
     * @throws ProblemException LABEL-001
     */
    public static List<HumanLabel> parse(String text, String shown) {
        Problems problems = new Problems();
        List<HumanLabel> labels = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                parse(lines[i], new Where(shown, i + 1, 1), problems, labels);
            }
        }
        problems.throwIfAny();
        return List.copyOf(labels);
    }

    private static void parse(String line, Where where, Problems problems, List<HumanLabel> labels) {
        try {
            if (JsonText.read(line, where.file(), where.line()) instanceof MapNode map) {
                new LabelFields(map, problems).label().ifPresent(labels::add);
            } else {
                problems.add(malformed(where, "a label is not a JSON object"));
            }
        } catch (ProblemException e) {
            e.problems().forEach(problem -> problems.add(malformed(problem.where(), problem.what())));
        }
    }

    private static Problem malformed(Where where, String what) {
        return new Problem(ProblemCode.LABEL_001, where, what, "correct the line, or remove it and label again");
    }

    /**
     * Some labels and later ones: where one reviewer spoke twice of one thing the later word stands, in the place of the
     * earlier one; nobody else's is touched.
     */
    public static List<HumanLabel> merged(List<HumanLabel> labels, List<HumanLabel> more) {
        Map<List<Object>, HumanLabel> merged = new LinkedHashMap<>();
        for (List<HumanLabel> some : List.of(labels, more)) {
            some.forEach(label -> merged.merge(
                    List.of(label.subject(), label.reviewer()),
                    label,
                    (before, now) -> now.replaces(before) ? now : before));
        }
        return List.copyOf(merged.values());
    }

    /** As the file holds them. */
    public static String text(List<HumanLabel> labels) {
        StringBuilder text = new StringBuilder();
        labels.forEach(label -> text.append(JsonText.write(node(label))).append('\n'));
        return text.toString();
    }

    /**
     * Adds labels to a file, whole or not at all; it is read anew, so that what others saved meanwhile stays.
     *
     * @return all that the file now holds
     * @throws ProblemException LABEL-001 for a file that cannot be read, RUN-002
     */
    public static synchronized List<HumanLabel> add(Path file, String shown, List<HumanLabel> more) {
        List<HumanLabel> all = merged(read(file, shown), more);
        Path part = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try {
                Files.writeString(part, text(all));
                move(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_002,
                    NOWHERE,
                    "cannot write " + shown + ": " + e.getClass().getSimpleName(),
                    "make the folder writable"));
        }
        return all;
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Node node(HumanLabel label) {
        Map<String, Node> line = new LinkedHashMap<>();
        line.put("case", ScalarNode.text(NOWHERE, label.caseId()));
        line.put("cell", ScalarNode.text(NOWHERE, label.cell()));
        line.put("answerSha256", ScalarNode.text(NOWHERE, label.answerSha256()));
        line.put("verdict", ScalarNode.text(NOWHERE, label.verdict().name().toLowerCase(Locale.ROOT)));
        label.score().ifPresent(score -> line.put("score", ScalarNode.number(NOWHERE, BigDecimal.valueOf(score))));
        label.metric().ifPresent(metric -> line.put("metric", ScalarNode.text(NOWHERE, metric)));
        line.put("comment", ScalarNode.text(NOWHERE, label.comment()));
        line.put("reviewer", ScalarNode.text(NOWHERE, label.reviewer()));
        line.put("at", ScalarNode.text(NOWHERE, label.at()));
        label.drawn().ifPresent(drawn -> line.put("drawn", node(drawn)));
        return MapNode.of(NOWHERE, line);
    }

    private static Node node(HumanLabel.Drawn drawn) {
        Map<String, Node> draw = new LinkedHashMap<>();
        draw.put("seed", number(drawn.seed()));
        draw.put("n", number(drawn.n()));
        draw.put("of", number(drawn.of()));
        return MapNode.of(NOWHERE, draw);
    }

    private static Node number(long value) {
        return ScalarNode.number(NOWHERE, BigDecimal.valueOf(value));
    }
}
