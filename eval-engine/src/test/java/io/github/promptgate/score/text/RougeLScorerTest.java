package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RougeLScorerTest {

    /** Values of rouge-score 0.1.2, RougeScorer(['rougeL'], use_stemmer=False): precision, recall, fmeasure. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the cat was found under the bed | the cat was under the bed | 0.8571428571428571 | 1.0 | 0.923076923076923
            Customers can return items within 60 days. | Items may be returned by customers within 60 days, free of charge. | 0.5714285714285714 | 0.3333333333333333 | 0.4210526315789474
            It wasn't the first time, it cost $3.50! | It was not the first time; it cost $3.50. | 0.8 | 0.8 | 0.8
            """)
    void it_gives_what_the_reference_implementation_gives(
            String answer, String text, double precision, double recall, double f1) {
        assertThat(value("precision", answer, text)).isEqualTo(precision, within(1e-15));
        assertThat(value("recall", answer, text)).isEqualTo(recall, within(1e-15));
        assertThat(value("f1", answer, text)).isEqualTo(f1, within(1e-15));
    }

    /** Lin 2004, section 3.1: 3/4 for S2, 2/4 for S3 and for S4. */
    @Test
    void the_paper_s_example_has_its_value() {
        assertThat(value("f1", "police kill the gunman", "police killed the gunman"))
                .isEqualTo(0.75);
        assertThat(value("f1", "the gunman kill police", "police killed the gunman"))
                .isEqualTo(0.5);
        assertThat(value("f1", "the gunman police killed", "police killed the gunman"))
                .isEqualTo(0.5);
    }

    @Test
    void a_comparison_that_would_take_too_long_is_refused() {
        Answer answer = Answer.of("a ".repeat(500_000)).to("{\"text\": \"" + "b ".repeat(1000) + "\"}");

        assertThat(unscored(score("rouge-l: \"{{ text }}\"", answer)).cause()).isEqualTo(UnscoredCause.LIMIT);
        assertThat(unscored(score("rouge-l: \"{{ text }}\"", answer)).detail())
                .isEqualTo("500000 words are too many to compare with 1000 in this way");
    }

    private static double value(String measure, String answer, String text) {
        String yaml = "rouge-l: {value: \"{{ text }}\", measure: " + measure + "}";
        return scored(score(yaml, Answer.of(answer).to("{\"text\": \"" + text + "\"}")))
                .value();
    }
}
