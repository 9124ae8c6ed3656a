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

class ChrfScorerTest {

    /** Values of sacreBLEU 2.6.0, CHRF().sentence_score / 100. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the cat was found under the bed | the cat was under the bed | 0.8005925596165643
            police killed the gunman | police kill the gunman | 0.8162392219120139
            Customers can return items within 60 days. | Items may be returned by customers within 60 days, free of charge. | 0.4369475021063537
            It wasn't the first time, it cost $3.50! | It was not the first time; it cost $3.50. | 0.7305730663941177
            a | b | 0
            the the the the the the the | the cat is on the mat | 0.14232426848159646
            Die Katze schläft über Nacht | Die Katze schlief über Nacht dort | 0.6535239602722983
            ab | abcdefgh | 0.23404255319148937
            abcdefgh | ab | 0.55
            a b | ab | 1
            straße | strasse | 0.3221520365933348
            """)
    void it_gives_what_sacrebleu_gives(String answer, String text, double chrf) {
        Answer given = Answer.of(answer).to("{\"expected\": \"" + text + "\"}");

        assertThat(scored(score("chrf", given)).value()).isEqualTo(chrf, within(1e-12));
    }

    @Test
    void a_text_of_white_space_leaves_nothing_to_compare() {
        assertThat(score("chrf: \" \"", Answer.of("a"))).isInstanceOf(NotApplicable.class);
    }
}
