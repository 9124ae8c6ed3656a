package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.score.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BleuScorerTest {

    /** Values of sacreBLEU 2.6.0, BLEU(effective_order=True, smooth_method='exp', tokenize='13a').sentence_score / 100. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the cat was found under the bed | the cat was under the bed | 0.4111336169005196
            police killed the gunman | police kill the gunman | 0.35355339059327373
            Customers can return items within 60 days. | Items may be returned by customers within 60 days, free of charge. | 0.10434384015500639
            The dog bit the man. | The dog bit the man. | 1
            It wasn't the first time, it cost $3.50! | It was not the first time; it cost $3.50. | 0.3203558799120807
            a | b | 0
            cat | cat | 1
            the the the the the the the | the cat is on the mat | 0.07809849842300637
            Die Katze schläft über Nacht | Die Katze schlief über Nacht dort | 0.24736929544091932
            """)
    void it_gives_what_sacrebleu_gives(String answer, String text, double bleu) {
        Answer given = Answer.of(answer).to("{\"expected\": \"" + text + "\"}");

        assertThat(scored(score("bleu", given)).value()).isEqualTo(bleu, within(1e-12));
    }

    @Test
    void several_texts_are_held_against_it_at_once() {
        Answer answer =
                Answer.of("Israeli officials responsibility of airport safety").to("""
                {"texts": ["Israeli officials are responsible for airport security",
                "Israel is in charge of the security at this airport",
                "The security work for this airport is the responsibility of the Israel government"]}""");

        assertThat(scored(score("bleu: \"{{ texts }}\"", answer)).value()).isEqualTo(0.2054799561675077, within(1e-12));
    }

    @Test
    void tokens_are_those_of_mteval_13a() {
        assertThat(Mteval13a.tokens("It's $3.50, (or 1,000) in 2020-21 &amp; so\non."))
                .isEqualTo(List.of(
                        "It's", "$", "3.50", ",", "(", "or", "1,000", ")", "in", "2020", "-", "21", "&", "so", "on",
                        "."));
    }
}
