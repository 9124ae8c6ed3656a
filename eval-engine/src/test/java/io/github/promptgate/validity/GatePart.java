package io.github.promptgate.validity;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.source.MapNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * How often a gate of 30 cases turns red when one model takes another's place: by the local scorer, and by the labels
 * that people gave to the same answers.
 */
final class GatePart {

    private static final int CASES = 30;
    private static final int DRAWS = 500;
    private static final int FLIPS = 999;
    private static final double MARGIN = 0.02;
    private static final double ALPHA = 0.05;
    private static final String GOOD = "gpt-4-0613";
    private static final String POOR = "mistral-7B-instruct";

    private final Path data;
    private final EmbeddedPart embedded;
    private final PrintStream out;
    private final Scorer grounding = Asked.scorer("grounding-local");

    GatePart(Path data, EmbeddingClient embedding, PrintStream out) {
        this.data = data;
        this.embedded = new EmbeddedPart(data, embedding, out);
        this.out = out;
    }

    void print() throws IOException {
        List<MapNode> sources = Rows.of(data, "ragtruth-matrix").stream()
                .filter(row -> Rows.is(row, "complete"))
                .toList();
        List<Double> byScorer = new ArrayList<>();
        List<Double> byPeople = new ArrayList<>();
        for (MapNode row : sources) {
            byScorer.add(drop(row, this::grounding));
            byPeople.add(drop(row, (source, model) -> Rows.is(model, "faithful") ? 1.0 : 0.0));
        }
        out.printf(
                Locale.ROOT,
                "%d cases drawn %d times out of %d (draws overlap); red when the mean drops by more than %.2f and the"
                        + " one-sided sign-flip p is at most %.2f.%n%n",
                CASES,
                DRAWS,
                sources.size(),
                MARGIN,
                ALPHA);
        out.println("| change | red by grounding-local | red by the human labels |");
        out.println("| --- | --: | --: |");
        row(GOOD + " to " + POOR, byScorer, byPeople);
        row(POOR + " to " + GOOD, negated(byScorer), negated(byPeople));
    }

    private void row(String change, List<Double> scorer, List<Double> people) {
        out.printf(Locale.ROOT, "| %s | %.1f %% | %.1f %% |%n", change, red(scorer), red(people));
    }

    private static List<Double> negated(List<Double> drops) {
        return drops.stream().map(drop -> -drop).toList();
    }

    private static double drop(MapNode row, BiFunction<MapNode, MapNode, Double> measure) {
        MapNode responses = Rows.map(row, "responses");
        return measure.apply(row, Rows.map(responses, GOOD)) - measure.apply(row, Rows.map(responses, POOR));
    }

    private double grounding(MapNode source, MapNode model) {
        return embedded.value(
                        grounding,
                        Rows.answer(
                                Rows.text(source, "question"),
                                Rows.texts(source, "contexts"),
                                Rows.text(model, "response")))
                .orElseThrow();
    }

    private static double red(List<Double> drops) {
        Random order = new Random(20_261_122);
        SplittableRandom flips = new SplittableRandom(20_261_122);
        int red = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Double> shuffled = new ArrayList<>(drops);
            Collections.shuffle(shuffled, order);
            List<Double> cases = shuffled.subList(0, CASES);
            double sum = cases.stream().mapToDouble(Double::doubleValue).sum();
            red += sum / CASES > MARGIN && chance(cases, sum, flips) <= ALPHA ? 1 : 0;
        }
        return 100.0 * red / DRAWS;
    }

    /** How often signs by lot give a drop as great. */
    private static double chance(List<Double> drops, double observed, SplittableRandom flips) {
        int asGreat = 0;
        for (int i = 0; i < FLIPS; i++) {
            double sum = 0;
            for (double drop : drops) {
                sum += flips.nextBoolean() ? drop : -drop;
            }
            asGreat += sum >= observed ? 1 : 0;
        }
        return (asGreat + 1.0) / (FLIPS + 1.0);
    }
}
