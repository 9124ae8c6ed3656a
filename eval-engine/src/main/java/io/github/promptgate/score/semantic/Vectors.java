package io.github.promptgate.score.semantic;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Cosines between texts by a run's embedding. */
public final class Vectors {

    private Vectors() {}

    /**
     * Cosine of the first text with each of the others, in [-1, 1], in one request.
     *
     * @throws CannotScore EMBEDDING_FAILED, also for vectors that have no angle: none, zero, or of unequal length
     */
    public static List<Double> cosines(EmbeddingClient embedding, String first, List<String> others) {
        List<String> texts = new java.util.ArrayList<>(others);
        texts.add(0, first);
        List<float[]> vectors = embedded(embedding, texts);
        if (vectors.size() != texts.size()) {
            throw failed(vectors.size() + " vectors for " + texts.size() + " texts");
        }
        return vectors.subList(1, vectors.size()).stream()
                .map(vector -> cosine(vectors.get(0), vector))
                .toList();
    }

    /**
     * For each text the nearest of the others, all in one request; the first of those that are level.
     *
     * @throws CannotScore EMBEDDING_FAILED, as {@link #cosines}
     */
    static List<Near> nearest(EmbeddingClient embedding, List<String> texts, List<String> others) {
        Map<String, float[]> vectors = byText(embedding, Stream.concat(texts.stream(), others.stream()));
        return texts.stream().map(text -> nearest(text, others, vectors)).toList();
    }

    /**
     * For each group the text of it that is nearest to the one, all in one request.
     *
     * @throws CannotScore EMBEDDING_FAILED, as {@link #cosines}
     */
    static List<Near> nearestOfEach(EmbeddingClient embedding, String text, List<List<String>> groups) {
        Map<String, float[]> vectors =
                byText(embedding, Stream.concat(Stream.of(text), groups.stream().flatMap(List::stream)));
        return groups.stream().map(group -> nearest(text, group, vectors)).toList();
    }

    private static Map<String, float[]> byText(EmbeddingClient embedding, Stream<String> texts) {
        List<String> all = texts.distinct().toList();
        List<float[]> vectors = embedded(embedding, all);
        if (vectors.size() != all.size()) {
            throw failed(vectors.size() + " vectors for " + all.size() + " texts");
        }
        Map<String, float[]> byText = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            byText.put(all.get(i), vectors.get(i));
        }
        return byText;
    }

    private static Near nearest(String text, List<String> others, Map<String, float[]> vectors) {
        float[] vector = Objects.requireNonNull(vectors.get(text));
        Near best = new Near("", Double.NEGATIVE_INFINITY);
        for (String other : others) {
            double cosine = cosine(vector, Objects.requireNonNull(vectors.get(other)));
            if (cosine > best.cosine()) {
                best = new Near(other, cosine);
            }
        }
        return best;
    }

    /** A text, and the cosine of another one with it. */
    record Near(String text, double cosine) {}

    private static List<float[]> embedded(EmbeddingClient embedding, List<String> texts) {
        try {
            return embedding.embed(texts);
        } catch (ProblemException e) {
            Problem problem = e.problems().get(0);
            throw failed(problem.code().id() + " " + problem.what());
        }
    }

    /** a.b / (|a| |b|), summed in double. */
    static double cosine(float[] a, float[] b) {
        if (a.length != b.length) {
            throw failed("vectors of " + a.length + " and " + b.length + " numbers");
        }
        double dot = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            squaresA += (double) a[i] * a[i];
            squaresB += (double) b[i] * b[i];
        }
        double cosine = dot / Math.sqrt(squaresA * squaresB);
        if (!Double.isFinite(cosine)) {
            throw failed("a vector without direction");
        }
        return Math.max(-1, Math.min(1, cosine));
    }

    private static CannotScore failed(String what) {
        return new CannotScore(UnscoredCause.EMBEDDING_FAILED, what);
    }
}
