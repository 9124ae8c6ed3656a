package io.github.promptgate.score.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void no_sentence_crosses_a_line_and_none_is_blank() {
        assertThat(Sentences.of("One. Two?  Three!\n\n- four\n- five 5.5 %\r\n   \nSix"))
                .containsExactly("One.", "Two?", "Three!", "- four", "- five 5.5 %", "Six");
        assertThat(Sentences.of(" \n ")).isEmpty();
    }

    @Test
    void sentences_end_in_other_scripts_too() {
        assertThat(Sentences.of("\u4f60\u597d\u3002\u518d\u89c1\u3002")).hasSize(2);
    }
}
