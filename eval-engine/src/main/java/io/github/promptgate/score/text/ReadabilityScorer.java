package io.github.promptgate.score.text;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.suite.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Passes when a readability formula over the answer's sentences, words and syllables or characters keeps to limits. */
final class ReadabilityScorer implements Scorer {

    /** Which formula; they were made for English. */
    enum Formula {
        /** Flesch 1948, doi 10.1037/h0057532: 206.835 - 1.015 words/sentences - 84.6 syllables/words. */
        FLESCH_READING_EASE("flesch-reading-ease") {
            @Override
            double of(Counts counts) {
                return 206.835 - 1.015 * counts.wordsPerSentence() - 84.6 * counts.syllablesPerWord();
            }
        },
        /** Kincaid et al. 1975, Navy report 8-75: 0.39 words/sentences + 11.8 syllables/words - 15.59. */
        FLESCH_KINCAID_GRADE("flesch-kincaid-grade") {
            @Override
            double of(Counts counts) {
                return 0.39 * counts.wordsPerSentence() + 11.8 * counts.syllablesPerWord() - 15.59;
            }
        },
        /** Smith and Senter 1967, AMRL-TR-66-220: 4.71 characters/words + 0.5 words/sentences - 21.43. */
        AUTOMATED_READABILITY_INDEX("automated-readability-index") {
            @Override
            double of(Counts counts) {
                return 4.71 * counts.charactersPerWord() + 0.5 * counts.wordsPerSentence() - 21.43;
            }
        };

        private final String word;

        Formula(String word) {
            this.word = word;
        }

        abstract double of(Counts counts);

        static Formula named(String word) {
            return Stream.of(values())
                    .filter(formula -> formula.word.equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What formulas are made of. */
    record Counts(long sentences, long words, long syllables, long characters) {

        static Counts of(String text) {
            List<String> words = Words.runs(text.replace("'", "").replace("\u2019", ""));
            return new Counts(
                    SentenceEnds.count(text),
                    words.size(),
                    words.stream().mapToLong(Syllables::count).sum(),
                    words.stream().mapToLong(String::length).sum());
        }

        double wordsPerSentence() {
            return (double) words / sentences;
        }

        double syllablesPerWord() {
            return (double) syllables / words;
        }

        double charactersPerWord() {
            return (double) characters / words;
        }
    }

    static final Shape.Field FORMULA = Shape.optional(
            "formula",
            Shape.choice(
                    Stream.of(Formula.values()).map(formula -> formula.word).toArray(String[]::new)),
            "which; flesch-reading-ease");

    private final Metric metric;
    private final Formula formula;
    private final Limits limits;

    private ReadabilityScorer(Metric metric, Formula formula, Limits limits) {
        this.metric = metric;
        this.formula = formula;
        this.limits = limits;
    }

    static Scorer of(ScorerOrder order) {
        Formula formula = Formula.named(order.options().text("formula", Formula.FLESCH_READING_EASE.word));
        return new ReadabilityScorer(order.metric(), formula, Limits.of(order));
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        Counts counts = Counts.of(subject.answer());
        if (counts.words() == 0) {
            return new NotApplicable(metric.name(), NotApplicable.Reason.UNDEFINED, "the answer has no words");
        }
        double value = formula.of(counts);
        Evidence evidence = Evidence.of(formula.word + " " + Excerpt.of(value, limits.nearer(value)) + ", "
                + limits.told() + ": sentences " + counts.sentences() + ", words " + counts.words() + ", syllables "
                + counts.syllables() + ", letters " + counts.characters());
        return Score.Scored.binary(metric.name(), limits.hold(value), evidence);
    }
}
