package io.github.promptgate.score.semantic;

import io.github.promptgate.model.EmbeddingClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far an answer is drawn from what was given, by a fixed formula without learnt weights:
 *
 * <pre>
 * unsupport = (mean of [1 - share of stems given] + mean of [1 - greatest cosine with a sentence of the passages]) / 2
 *           + 0.08 min(2, ln(1 + numbers not given)) + 0.08 min(2, ln(1 + names not given))
 * value     = 1 - unsupport, clipped to [0, 1]
 * </pre>
 *
 * Means go over those sentences of the answer that hold a content word. Given is what stands in the passages or in the
 * question.
 *
 * @param sentences of the answer, each with a content word
 * @param numbers of the answer that are not given
 * @param names of the answer that are not given
 */
record Grounding(List<Sentence> sentences, Set<String> numbers, Set<String> names) {

    private static final double FACT_WEIGHT = 0.08;
    private static final double FACTS_MOST = 2;

    /**
     * One sentence of the answer.
     *
     * @param stems how many content words it has
     * @param missing those that are not given
     * @param nearest the sentence of the passages that is nearest to it
     */
    record Sentence(String text, int stems, List<String> missing, Vectors.Near nearest) {

        double missingShare() {
            return (double) missing.size() / stems;
        }

        double distance() {
            return 1 - nearest.cosine();
        }

        double unsupport() {
            return (missingShare() + distance()) / 2;
        }
    }

    Grounding {
        sentences = List.copyOf(sentences);
    }

    /** What passages and question give, taken apart once for all sentences. */
    record Given(Set<String> stems, Set<String> words, Set<String> numbers) {

        static Given of(List<String> texts) {
            Set<String> stems = new HashSet<>();
            Set<String> words = new HashSet<>();
            Set<String> numbers = new HashSet<>();
            for (String text : texts) {
                words.addAll(Words.of(text));
                stems.addAll(Words.content(text));
                numbers.addAll(Facts.numbers(text));
            }
            return new Given(stems, words, numbers);
        }
    }

    /**
     * Measures an answer.
     *
     * @param passages none of them blank
     * @param question may be empty
     * @return empty where no sentence of the answer holds a content word
     * @throws io.github.promptgate.score.CannotScore EMBEDDING_FAILED; LIMIT above 1,000 sentences
     */
    static Optional<Grounding> measure(
            String written, List<String> passages, String question, EmbeddingClient embedding) {
        String answer = Facts.withoutReferences(written);
        List<String> claims = Sentences.of(answer).stream()
                .filter(sentence -> !Words.claimed(sentence).isEmpty())
                .toList();
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        List<String> sources = Sentences.ofAll(passages);
        Sentences.checkMost(claims.size() + sources.size());
        List<String> given = new ArrayList<>(passages);
        given.add(question);
        return Optional.of(of(answer, claims, Vectors.nearest(embedding, claims, sources), Given.of(given)));
    }

    /**
     * Measures.
     *
     * @param answer without references to passages
     * @param sentences of it that hold a content word
     * @param nearest to each of them, in order
     */
    private static Grounding of(String answer, List<String> sentences, List<Vectors.Near> nearest, Given given) {
        List<Sentence> measured = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            List<String> stems = Words.claimed(sentences.get(i));
            List<String> missing =
                    stems.stream().filter(stem -> !given.stems().contains(stem)).toList();
            measured.add(new Sentence(sentences.get(i), stems.size(), missing, nearest.get(i)));
        }
        Set<String> numbers = without(Facts.numbers(answer), given.numbers());
        Set<String> names = without(Facts.names(Sentences.pieces(answer)), given.words());
        return new Grounding(measured, numbers, names);
    }

    private static Set<String> without(Set<String> all, Set<String> given) {
        Set<String> rest = new LinkedHashSet<>(all);
        rest.removeAll(given);
        return rest;
    }

    /** Mean share of words that are not given. */
    double missingShare() {
        return sentences.stream().mapToDouble(Sentence::missingShare).sum() / sentences.size();
    }

    /** Mean of 1 - cosine. */
    double distance() {
        return sentences.stream().mapToDouble(Sentence::distance).sum() / sentences.size();
    }

    double value() {
        double unsupport = (missingShare() + distance()) / 2 + penalty(numbers.size()) + penalty(names.size());
        return Math.max(0, Math.min(1, 1 - unsupport));
    }

    private static double penalty(int count) {
        return FACT_WEIGHT * Math.min(FACTS_MOST, Math.log1p(count));
    }
}
