package io.github.promptgate.score.judge;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a judge may answer, and what each answer is worth in [0, 1]. */
sealed interface Scale {

    /** What the judge is told. */
    String told();

    /** What its reply must look like. */
    ReplyForm form();

    /**
     * The value of a reply that fits the form.
     *
     * @throws CannotScore OUT_OF_SCALE
     */
    double value(MapNode reply);

    /** The answer as the judge gave it. */
    String verdict(MapNode reply);

    /** Whether a verdict stands on the scale, for examples. */
    boolean holds(String verdict);

    /** Reads the option; binary where there is none. */
    static Scale of(Optional<Node> option) {
        if (option.isPresent() && option.get() instanceof MapNode map) {
            return Choices.of(map);
        }
        return switch (option.map(Node::asText).orElse("binary")) {
            case "1-5" -> new Steps(1, 5);
            case "0-10" -> new Steps(0, 10);
            default -> new Binary();
        };
    }

    /** pass or fail. */
    record Binary() implements Scale {

        private static final ReplyForm FORM = ReplyForm.of("""
                {"type": "object", "additionalProperties": false, "required": ["reason", "verdict"], "properties": {
                  "reason": {"type": "string", "description": "why, in one or two sentences"},
                  "verdict": {"type": "string", "enum": ["pass", "fail"]}}}""");

        @Override
        public String told() {
            return "\"verdict\" is \"pass\" when the answer meets the rubric, else \"fail\".";
        }

        @Override
        public ReplyForm form() {
            return FORM;
        }

        @Override
        public double value(MapNode reply) {
            return verdict(reply).equals("pass") ? 1 : 0;
        }

        @Override
        public String verdict(MapNode reply) {
            return reply.get("verdict").orElseThrow().asText();
        }

        @Override
        public boolean holds(String verdict) {
            return verdict.equals("pass") || verdict.equals("fail");
        }
    }

    /** A number from lo to hi; the value is (score - lo) / (hi - lo). */
    record Steps(int lo, int hi) implements Scale {

        private static final ReplyForm FORM = ReplyForm.of("""
                {"type": "object", "additionalProperties": false, "required": ["reason", "score"], "properties": {
                  "reason": {"type": "string", "description": "why, in one or two sentences"},
                  "score": {"type": "number"}}}""");

        @Override
        public String told() {
            return "\"score\" is a number from " + lo + " (does not meet the rubric at all) to " + hi
                    + " (meets it fully).";
        }

        @Override
        public ReplyForm form() {
            return FORM;
        }

        @Override
        public double value(MapNode reply) {
            BigDecimal score = new BigDecimal(verdict(reply));
            if (score.compareTo(BigDecimal.valueOf(lo)) < 0 || score.compareTo(BigDecimal.valueOf(hi)) > 0) {
                throw outside(verdict(reply), lo + "-" + hi);
            }
            return place(score.doubleValue());
        }

        /** Where a score stands between the least and the greatest. */
        double place(double score) {
            return (score - lo) / (hi - lo);
        }

        @Override
        public String verdict(MapNode reply) {
            return reply.get("score").orElseThrow().asText();
        }

        @Override
        public boolean holds(String verdict) {
            try {
                BigDecimal score = new BigDecimal(verdict);
                return score.compareTo(BigDecimal.valueOf(lo)) >= 0 && score.compareTo(BigDecimal.valueOf(hi)) <= 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    /** One of the suite's own words, each with its worth. */
    record Choices(Map<String, Double> worth, ReplyForm form) implements Scale {

        static Choices of(MapNode option) {
            Map<String, Double> worth = new LinkedHashMap<>();
            option.entries().forEach(e -> worth.put(e.key(), worth(e)));
            if (worth.values().stream().distinct().count() < 2) {
                throw new ProblemException(new Problem(
                        ProblemCode.SUITE_003,
                        option.where(),
                        "every choice of the scale is worth the same",
                        "give the choices at least two different values, such as {good: 1, bad: 0}"));
            }
            return new Choices(worth, form(option));
        }

        private static double worth(MapNode.Entry entry) {
            try {
                double value = Double.parseDouble(entry.value().asText());
                if (value >= 0 && value <= 1) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below, like a number outside [0, 1]
            }
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_003,
                    entry.value().where(),
                    "choice \"" + entry.key() + "\" is worth \"" + entry.value().asText()
                            + "\", not a number in [0, 1]",
                    "write a number from 0 to 1"));
        }

        private static ReplyForm form(MapNode option) {
            List<Node> words = option.entries().stream()
                    .<Node>map(e -> ScalarNode.text(e.keyWhere(), e.key()))
                    .toList();
            return ReplyForm.of("""
                    {"type": "object", "additionalProperties": false, "required": ["reason", "choice"], "properties": {
                      "reason": {"type": "string", "description": "why, in one or two sentences"},
                      "choice": {"type": "string", "description": "one of %s"}}}""".formatted(JsonText.write(new ListNode(option.where(), words))
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"")));
        }

        @Override
        public String told() {
            return "\"choice\" is exactly one of: " + String.join(", ", worth.keySet()) + ".";
        }

        @Override
        public double value(MapNode reply) {
            Double value = worth.get(verdict(reply));
            if (value == null) {
                throw outside(verdict(reply), String.join(", ", worth.keySet()));
            }
            return value;
        }

        @Override
        public String verdict(MapNode reply) {
            return reply.get("choice").orElseThrow().asText();
        }

        @Override
        public boolean holds(String verdict) {
            return worth.containsKey(verdict);
        }
    }

    private static CannotScore outside(String verdict, String scale) {
        return new CannotScore(
                UnscoredCause.OUT_OF_SCALE,
                "the judge answered " + Excerpt.of(verdict) + ", outside its scale " + scale);
    }
}
