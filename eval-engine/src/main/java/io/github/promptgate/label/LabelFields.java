package io.github.promptgate.label;

import io.github.promptgate.label.HumanLabel.Drawn;
import io.github.promptgate.label.HumanLabel.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads the fields of one line, and tells every one that does not fit. */
final class LabelFields {

    static final List<String> KEYS =
            List.of("case", "cell", "answerSha256", "verdict", "score", "metric", "comment", "reviewer", "at", "drawn");
    private static final List<String> OF_DRAW = List.of("seed", "n", "of");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern METRIC = Pattern.compile("[a-z0-9-]+");
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_COMMENT = 10_000;
    private static final double LARGEST = 9_007_199_254_740_991.0;

    private final MapNode line;
    private final Problems problems;

    LabelFields(MapNode line, Problems problems) {
        this.line = line;
        this.problems = problems;
    }

    /** Empty where a field does not fit. */
    Optional<HumanLabel> label() {
        int before = problems.found().size();
        unknown(line, KEYS);
        String caseId = name("case");
        String cell = name("cell");
        String sha = text("answerSha256", true);
        check("answerSha256", SHA.matcher(sha).matches(), "64 lower-case hex digits");
        String verdict = text("verdict", true);
        check("verdict", verdict.equals("good") || verdict.equals("bad"), "good or bad");
        OptionalDouble score = number(line, "score", 0, 1, false);
        Optional<String> metric = Optional.of(text("metric", false)).filter(name -> !name.isEmpty());
        metric.ifPresent(name -> check("metric", METRIC.matcher(name).matches(), "the name of a metric"));
        String comment = text("comment", false);
        check("comment", comment.length() <= LONGEST_COMMENT, "text of at most " + LONGEST_COMMENT + " characters");
        String reviewer = name("reviewer");
        String at = text("at", true);
        check("at", isInstant(at), "a time such as 2026-11-22T10:00:00Z");
        Optional<Drawn> drawn = drawn();
        return problems.found().size() > before
                ? Optional.empty()
                : Optional.of(new HumanLabel(
                        caseId,
                        cell,
                        sha,
                        verdict.equals("good") ? Verdict.GOOD : Verdict.BAD,
                        score,
                        metric,
                        comment,
                        reviewer,
                        at,
                        drawn));
    }

    static Instant instant(String at) {
        return Instant.parse(at);
    }

    private static boolean isInstant(String at) {
        try {
            instant(at);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private String name(String key) {
        String text = text(key, true);
        check(key, !text.isBlank() && text.length() <= LONGEST_NAME, "text of 1 to " + LONGEST_NAME + " characters");
        return text;
    }

    /** Empty where it is not there. */
    private String text(String key, boolean required) {
        Optional<Node> node = line.get(key);
        if (node.isEmpty()) {
            if (required) {
                missing(line, key);
            }
            return "";
        }
        if (node.get() instanceof ScalarNode scalar && scalar.isText()) {
            return scalar.text();
        }
        wrong(node.get().where(), key, "text");
        return "";
    }

    private Optional<Drawn> drawn() {
        Optional<Node> node = line.get("drawn");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof MapNode draw)) {
            wrong(node.get().where(), "drawn", "a map of seed, n and of");
            return Optional.empty();
        }
        unknown(draw, OF_DRAW);
        OptionalDouble seed = number(draw, "seed", -LARGEST, LARGEST, true);
        OptionalDouble n = number(draw, "n", 1, Integer.MAX_VALUE, true);
        OptionalDouble of = number(draw, "of", 1, LARGEST, true);
        boolean whole = seed.isPresent() && n.isPresent() && of.isPresent();
        return whole
                ? Optional.of(new Drawn((long) seed.getAsDouble(), (int) n.getAsDouble(), (long) of.getAsDouble()))
                : Optional.empty();
    }

    private OptionalDouble number(MapNode map, String key, double least, double most, boolean whole) {
        Optional<Node> node = map.get(key);
        if (node.isEmpty()) {
            if (whole) {
                missing(map, key);
            }
            return OptionalDouble.empty();
        }
        if (node.get() instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.NUMBER) {
            double value = Double.parseDouble(scalar.text());
            if (value >= least && value <= most && (!whole || value == Math.rint(value))) {
                return OptionalDouble.of(value);
            }
        }
        String range = most == 1 ? " from 0 to 1" : least == 1 ? " of at least 1" : "";
        wrong(node.get().where(), key, (whole ? "a whole number" : "a number") + range);
        return OptionalDouble.empty();
    }

    private void check(String key, boolean fits, String wanted) {
        line.get(key)
                .filter(node -> !fits && node instanceof ScalarNode scalar && scalar.isText())
                .ifPresent(node -> wrong(node.where(), key, wanted));
    }

    private void wrong(Where where, String key, String wanted) {
        problems.add(new Problem(
                ProblemCode.LABEL_001,
                where,
                "\"" + key + "\" of a label is not " + wanted,
                "correct the line, or remove it and label again"));
    }

    private void missing(MapNode map, String key) {
        problems.add(new Problem(
                ProblemCode.LABEL_001,
                map.where(),
                "a label has no \"" + key + "\"",
                "correct the line, or remove it and label again"));
    }

    private void unknown(MapNode map, List<String> known) {
        map.entries().stream()
                .filter(entry -> !known.contains(entry.key()))
                .map(entry ->
                        Problem.unknown(ProblemCode.LABEL_001, entry.keyWhere(), "key of a label", entry.key(), known))
                .forEach(problems::add);
    }
}
