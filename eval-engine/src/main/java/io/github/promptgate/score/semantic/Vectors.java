package io.github.promptgate.score.semantic;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import java.util.List;

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
