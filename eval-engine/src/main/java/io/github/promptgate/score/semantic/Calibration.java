package io.github.promptgate.score.semantic;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A threshold chosen on rows that the user labelled: the one with the greatest balanced accuracy there, the least of those
 * that are level. The weights of the formula stay as they are.
 */
final class Calibration {

    private static final int FEWEST = 20;

    private final List<LabelledRow> rows;
    private final String file;
    private Optional<Chosen> chosen = Optional.empty();

    private Calibration(List<LabelledRow> rows, String file) {
        this.rows = List.copyOf(rows);
        this.file = file;
    }

    /** The threshold, and what shows where it comes from. */
    record Chosen(Threshold threshold, Item evidence) {}

    /** A row's value beside its label. */
    private record Labelled(double value, boolean good) {}

    /**
     * The option {@code calibrate}; its rows are read at once.
     *
     * @throws ProblemException SUITE-003, SOURCE-..., DATA-001
     */
    static Optional<Calibration> of(ScorerOrder order) {
        return order.options().node("calibrate").map(named -> of(order, named));
    }

    private static Calibration of(ScorerOrder order, Node named) {
        if (order.options().share("threshold").isPresent()) {
            throw refused(named.where(), "\"calibrate\" and \"threshold\" together", "keep one of them");
        }
        List<LabelledRow> rows = LabelledRow.read(order.folder(), named);
        long good = rows.stream().filter(LabelledRow::good).count();
        if (good < FEWEST || rows.size() - good < FEWEST) {
            throw refused(
                    named.where(),
                    named.asText() + " has " + good + " good and " + (rows.size() - good)
                            + " bad rows, too few to choose a threshold by",
                    "label at least " + FEWEST + " of each; about 250 rows are a good number");
        }
        return new Calibration(rows, named.asText());
    }

    private static ProblemException refused(Where where, String what, String fix) {
        return new ProblemException(new Problem(ProblemCode.SUITE_003, where, what, fix));
    }

    /** Chosen once; whoever comes while it is being chosen waits. */
    synchronized Chosen chosen(EmbeddingClient embedding) {
        if (chosen.isEmpty()) {
            chosen = Optional.of(choose(embedding));
        }
        return chosen.get();
    }

    private Chosen choose(EmbeddingClient embedding) {
        List<Labelled> labelled = new ArrayList<>();
        for (LabelledRow row : rows) {
            Grounding.measure(row.answer(), row.passages(), row.question(), embedding)
                    .ifPresent(grounding -> labelled.add(new Labelled(grounding.value(), row.good())));
        }
        double best = Double.NEGATIVE_INFINITY;
        double least = 0;
        for (double candidate : labelled.stream()
                .mapToDouble(Labelled::value)
                .sorted()
                .distinct()
                .toArray()) {
            double accuracy = balancedAccuracy(labelled, candidate);
            if (accuracy > best) {
                best = accuracy;
                least = candidate;
            }
        }
        String source =
                "chosen on " + labelled.size() + " rows of " + file + ", balanced accuracy there " + Excerpt.of(best);
        return new Chosen(new Threshold(Optional.of(least)), new Item("note", "threshold", Excerpt.of(least), source));
    }

    private static double balancedAccuracy(List<Labelled> labelled, double threshold) {
        double good = labelled.stream().filter(Labelled::good).count();
        double bad = labelled.size() - good;
        long passed = labelled.stream()
                .filter(row -> row.good() && row.value() >= threshold)
                .count();
        long missed = labelled.stream()
                .filter(row -> !row.good() && row.value() < threshold)
                .count();
        return (passed / good + missed / bad) / 2;
    }
}
