package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadabilityScorerTest {

    private static final String CAT = "The cat sat on the mat.";

    /** 6 words, 1 sentence, 6 syllables, 17 letters, put into the three formulas by hand. */
    @ParameterizedTest
    @CsvSource({"flesch-reading-ease,116.145", "flesch-kincaid-grade,-1.45", "automated-readability-index,-5.085"})
    void it_gives_what_the_formula_gives(String formula, double value) {
        ReadabilityScorer.Counts counts = ReadabilityScorer.Counts.of(CAT);

        assertThat(counts).isEqualTo(new ReadabilityScorer.Counts(1, 6, 6, 17));
        assertThat(ReadabilityScorer.Formula.named(formula).of(counts)).isEqualTo(value, within(1e-9));
    }

    @Test
    void it_passes_within_its_limits_and_shows_what_it_counted() {
        var score = scored(score("readability: {min: 60}", Answer.of(CAT)));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.evidence().reason())
                .isEqualTo("flesch-reading-ease 116.15, at least 60: sentences 1, words 6, syllables 6, letters 17");
        assertThat(scored(score("readability: {formula: flesch-kincaid-grade, min: 8}", Answer.of(CAT)))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }

    @ParameterizedTest
    @CsvSource({
        "cat,1",
        "made,1",
        "table,2",
        "asked,1",
        "wanted,2",
        "boxes,2",
        "makes,1",
        "readability,5",
        "the,1",
        "idea,2",
        "rhythm,1",
        "customer,3",
        "return,2"
    })
    void syllables_are_estimated(String word, int syllables) {
        assertThat(Syllables.count(word)).isEqualTo(syllables);
    }

    @Test
    void without_words_there_is_no_number() {
        assertThat(score("readability: {min: 60}", Answer.of("...!"))).isInstanceOf(NotApplicable.class);
    }
}
