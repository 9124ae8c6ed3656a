package io.github.promptgate.score;

import io.github.promptgate.model.EmbeddingClient;
import java.util.List;
import java.util.Locale;

/** A small embedding of our own: counts of words by hash, so that equal words give an angle one can compute by hand. */
public final class WordVectors implements EmbeddingClient {

    private static final int SIZE = 997;

    @Override
    public String id() {
        return "words";
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(WordVectors::vector).toList();
    }

    private static float[] vector(String text) {
        float[] vector = new float[SIZE];
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            vector[Math.floorMod(word.hashCode(), SIZE)]++;
        }
        return vector;
    }
}
