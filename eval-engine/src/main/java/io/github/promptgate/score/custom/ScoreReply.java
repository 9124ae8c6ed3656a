package io.github.promptgate.score.custom;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads what a program or an endpoint says: {@code {"score": 0.5, "reason": "..."}}, {@code {"pass": true}} or both; or
 * {@code {"unscored": "why"}}. What is none of these is unscored, never 0.
 */
record ScoreReply(String metric, Threshold threshold) {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_NUMBER = 1000;

    Score read(String text) {
        MapNode map = map(text);
        map.get("unscored").ifPresent(why -> {
            throw failed("it says: " + Excerpt.of(line(why)));
        });
        Optional<Double> score = map.get("score").map(this::share);
        Optional<Boolean> pass = map.get("pass").map(this::flag);
        if (score.isEmpty() && pass.isEmpty()) {
            throw failed("its reply has neither \"score\" nor \"pass\": " + Excerpt.of(text.strip()));
        }
        double value = score.orElseGet(() -> pass.orElse(false) ? 1.0 : 0.0);
        Evidence evidence = Evidence.of(map.get("reason")
                .map(ScoreReply::line)
                .map(r -> Excerpt.of(r, LONGEST_REASON))
                .orElse(""));
        return new Score.Scored(metric, value, mark(value, pass), evidence);
    }

    /** The suite's threshold decides; without one, what the reply says. */
    private Mark mark(double value, Optional<Boolean> pass) {
        if (threshold.least().isPresent()) {
            return threshold.mark(value);
        }
        return pass.map(passed -> passed ? Mark.PASSED : Mark.MISSED).orElse(Mark.UNMARKED);
    }

    private static MapNode map(String text) {
        try {
            if (JsonText.read(text, "reply") instanceof MapNode map) {
                return map;
            }
        } catch (ProblemException e) {
            throw failed("its reply is no JSON: " + Excerpt.of(text.strip()));
        }
        throw failed("its reply is no JSON map: " + Excerpt.of(text.strip()));
    }

    private double share(Node node) {
        if (!(node instanceof ScalarNode scalar)
                || scalar.kind() != ScalarNode.Kind.NUMBER
                || scalar.text().length() > LONGEST_NUMBER) {
            throw failed("its \"score\" is no number: " + Excerpt.of(node.asText()));
        }
        double value = new BigDecimal(scalar.text()).doubleValue();
        if (value < 0 || value > 1) {
            throw new CannotScore(
                    UnscoredCause.OUT_OF_SCALE, "its score is " + Excerpt.of(scalar.text()) + ", not from 0 to 1");
        }
        return value;
    }

    private boolean flag(Node node) {
        if (!(node instanceof ScalarNode scalar) || scalar.kind() != ScalarNode.Kind.BOOLEAN) {
            throw failed("its \"pass\" is neither true nor false: " + Excerpt.of(node.asText()));
        }
        return scalar.text().equals("true");
    }

    private static String line(Node node) {
        return node.asText().replaceAll("\\s+", " ").strip();
    }

    private static CannotScore failed(String detail) {
        return new CannotScore(UnscoredCause.SCORER_FAILED, detail);
    }
}
