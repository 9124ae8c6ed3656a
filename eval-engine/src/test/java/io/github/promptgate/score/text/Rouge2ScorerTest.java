package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rouge2ScorerTest {

    /** Values of rouge-score 0.1.2, RougeScorer(['rouge2'], use_stemmer=False), fmeasure. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the cat was found under the bed | the cat was under the bed | 0.7272727272727272
            police killed the gunman | police kill the gunman | 0.3333333333333333
            Customers can return items within 60 days. | Items may be returned by customers within 60 days, free of charge. | 0.23529411764705885
            It wasn't the first time, it cost $3.50! | It was not the first time; it cost $3.50. | 0.6666666666666666
            the the the the the the the | the cat is on the mat | 0
            """)
    void it_gives_what_the_reference_implementation_gives(String answer, String text, double f1) {
        assertThat(value("f1", answer, text)).isEqualTo(f1, within(1e-15));
    }

    /** Lin 2004, section 3.1: S2 and S3 share one pair of words with S1, S4 shares two. */
    @Test
    void the_paper_s_example_has_its_recall() {
        assertThat(value("recall", "police kill the gunman", "police killed the gunman"))
                .isEqualTo(1.0 / 3);
        assertThat(value("recall", "the gunman kill police", "police killed the gunman"))
                .isEqualTo(1.0 / 3);
        assertThat(value("recall", "the gunman police killed", "police killed the gunman"))
                .isEqualTo(2.0 / 3);
    }

    @Test
    void one_word_has_no_pairs() {
        assertThat(score("rouge-2: yes", Answer.of("yes"))).isInstanceOf(NotApplicable.class);
        assertThat(scored(score("rouge-2: yes", Answer.of("yes it is"))).value())
                .isEqualTo(0);
        assertThat(score("rouge-2: {value: \"yes\", measure: recall}", Answer.of("yes it is")))
                .isInstanceOf(NotApplicable.class);
    }

    private static double value(String measure, String answer, String text) {
        String yaml = "rouge-2: {value: \"{{ text }}\", measure: " + measure + "}";
        return scored(score(yaml, Answer.of(answer).to("{\"text\": \"" + text + "\"}")))
                .value();
    }
}
