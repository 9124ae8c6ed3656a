package io.github.promptgate.score.judge;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.TokenOdds.Alternative;
import io.github.promptgate.score.Excerpt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A score as the expectation over the scores that a judge might have written, by their probabilities (G-Eval; Liu et
 * al. 2023, arXiv 2303.16634, section 2). Alternatives that are no score of the scale are left out, the rest made to
 * sum to one.
 *
 * @param score on the judge's scale
 * @param odds probability of each score, as the provider gave it
 */
record Weighting(double score, Map<Integer, Double> odds) {

    private static final Pattern SCORE = Pattern.compile("\"score\"\\s*:\\s*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    /** Empty where the score is not one token with alternatives. */
    static Optional<Weighting> of(List<TokenOdds> tokens, Scale.Steps scale) {
        String text = tokens.stream().map(TokenOdds::token).collect(Collectors.joining());
        Matcher key = SCORE.matcher(text);
        int at = -1;
        while (key.find()) {
            at = key.end();
        }
        return at < 0 ? Optional.empty() : token(tokens, at).flatMap(token -> weighed(token, scale));
    }

    /** The token that is the whole number at this place. */
    private static Optional<TokenOdds> token(List<TokenOdds> tokens, int at) {
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i).token();
            if (at < start + token.length()) {
                boolean whole = NUMBER.matcher(token.strip()).matches()
                        && token.substring(0, Math.max(0, at - start)).isBlank()
                        && (i + 1 == tokens.size() || !goesOn(tokens.get(i + 1).token()));
                return whole ? Optional.of(tokens.get(i)) : Optional.empty();
            }
            start += token.length();
        }
        return Optional.empty();
    }

    private static boolean goesOn(String next) {
        return !next.isEmpty() && (Character.isDigit(next.charAt(0)) || ".eE".indexOf(next.charAt(0)) >= 0);
    }

    private static Optional<Weighting> weighed(TokenOdds token, Scale.Steps scale) {
        Map<Integer, Double> odds = new TreeMap<>();
        for (Alternative other : token.alternatives()) {
            String written = other.token().strip();
            if (NUMBER.matcher(written).matches()) {
                int score = Integer.parseInt(written);
                if (score >= scale.lo() && score <= scale.hi()) {
                    odds.merge(score, Math.exp(other.logProb()), Double::sum);
                }
            }
        }
        double all = odds.values().stream().mapToDouble(p -> p).sum();
        if (!(all > 0)) {
            return Optional.empty();
        }
        double expected = odds.entrySet().stream()
                .mapToDouble(e -> e.getKey() * (e.getValue() / all))
                .sum();
        return Optional.of(new Weighting(Math.max(scale.lo(), Math.min(scale.hi(), expected)), odds));
    }

    /** That it was used, and what it rests on. */
    Item evidence() {
        String shown = odds.entrySet().stream()
                .map(e -> e.getKey() + ": " + Excerpt.of(e.getValue()))
                .collect(Collectors.joining(", "));
        return new Item("note", "weighting", "log-probabilities", shown);
    }

    /** That it was not used. */
    static Item none(List<TokenOdds> tokens) {
        return new Item(
                "note",
                "weighting",
                "none",
                tokens.isEmpty()
                        ? "the judge's reply has no log-probabilities"
                        : "the score is not one token with alternatives on the scale");
    }
}
