package io.github.promptgate.validity;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.stats.Interval;
import io.github.promptgate.stats.Proportion;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Why there is no preference without a judge: how often people prefer the answer that is nearer to the instruction. */
final class PreferencePart {

    private final Path data;
    private final EmbeddedPart embedded;
    private final PrintStream out;
    private final Scorer relevancy = Asked.scorer("answer-relevancy-local");

    PreferencePart(Path data, EmbeddingClient embedding, PrintStream out) {
        this.data = data;
        this.embedded = new EmbeddedPart(data, embedding, out);
        this.out = out;
    }

    void print() throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        for (MapNode row : Rows.of(data, "judge-pairs")) {
            String label = Rows.text(row, "label");
            double a = nearness(row, "response_a");
            double b = nearness(row, "response_b");
            if (!label.equals("tie") && a != b) {
                int[] count = counts.computeIfAbsent(Rows.text(row, "dataset"), any -> new int[2]);
                count[0] += label.equals(a > b ? "A" : "B") ? 1 : 0;
                count[1]++;
            }
        }
        out.println("| judge-pairs-dev | pairs | people prefer the nearer answer | Wilson 95 % |");
        out.println("| --- | --: | --: | --- |");
        counts.forEach((name, count) -> {
            Interval interval = new Proportion(count[0], count[1]).wilson(0.95);
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f %% | %.1f to %.1f |%n",
                    name,
                    count[1],
                    100.0 * count[0] / count[1],
                    100 * interval.lower(),
                    100 * interval.upper());
        });
    }

    private double nearness(MapNode row, String response) {
        return embedded.value(
                        relevancy, Rows.answer(Rows.text(row, "instruction"), List.of(), Rows.text(row, response)))
                .orElse(0);
    }
}
