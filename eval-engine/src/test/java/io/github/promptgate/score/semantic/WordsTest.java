package io.github.promptgate.score.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The definitions on which the local scorers rest. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "policies,policy",
        "ties,tie",
        "returning,return",
        "king,king",
        "needed,need",
        "bed,bed",
        "boxes,box",
        "yes,yes",
        "quickly,quick",
        "fly,fly",
        "days,day",
        "gas,gas",
        "berry,berry"
    })
    void a_stem_keeps_three_letters(String word, String stem) {
        assertThat(Words.stem(word)).isEqualTo(stem);
    }

    @Test
    void words_are_runs_of_letters_and_digits_in_lower_case() {
        assertThat(Words.of("It's the HW-60, naïve!")).containsExactly("it", "s", "the", "hw", "60", "naïve");
        assertThat(Words.content("The returns of the HW-60")).containsExactly("return", "hw", "60");
    }

    @Test
    void without_gaps_each_pair_of_neighbours_is_a_word() {
        assertThat(Words.of("退货需要60天")).containsExactly("退货", "货需", "需要", "60");
        assertThat(Script.of("退货需要60天")).isEqualTo(Script.GAPLESS);
        assertThat(Script.of("Возврат item")).isEqualTo(Script.SPACED);
        assertThat(Script.of("Größe 60")).isEqualTo(Script.LATIN);
        assertThat(Script.of("60")).isEqualTo(Script.LATIN);
    }

    @Test
    void numbers_keep_what_stands_inside_and_lose_commas_and_lists() {
        assertThat(Facts.numbers("1. From 1,200.50 to 3/4 at 12:30.\n2) About 7.\n(3) And 1,200.50 again, 5."))
                .containsExactly("1200.50", "3/4", "12:30", "7", "5");
    }

    @Test
    void names_are_capitalised_words_that_open_no_sentence() {
        assertThat(Facts.names(List.of("The Ball is in Berlin.", "1. Paris and I love NATO.", "X Æ")))
                .containsExactly("ball", "berlin", "nato");
    }

    @Test
    void references_to_passages_are_no_numbers() {
        assertThat(Facts.withoutReferences("Sixty days [1, 2] (Passage 3, 4 and 5), see Document #7; passage of time"))
                .isEqualTo("Sixty days   ( ), see  ; passage of time");
    }

    @Test
    void short_pieces_join_the_next_and_the_last_joins_the_one_before() {
        assertThat(Sentences.of("Yes. It takes sixty days. Really so!\nShip now"))
                .containsExactly("Yes. It takes sixty days.", "Really so! Ship now");
        assertThat(Sentences.of("It takes sixty days. Yes.")).containsExactly("It takes sixty days. Yes.");
        assertThat(Sentences.of("Yes.")).containsExactly("Yes.");
        assertThat(Sentences.of(" \n ")).isEmpty();
        assertThat(Sentences.of("退货需要六十天。运费免费。谢谢")).containsExactly("退货需要六十天。", "运费免费。 谢谢");
    }

    @Test
    void a_sentence_without_end_is_cut_and_no_character_torn() {
        assertThat(Sentences.of("word ".repeat(1000))).hasSize(5).allMatch(part -> part.length() <= 1000);
        assertThat(Sentences.of("😀".repeat(999) + "a b c"))
                .allMatch(part -> !Character.isLowSurrogate(part.charAt(0)))
                .allMatch(part -> part.length() <= 1010);
    }
}
