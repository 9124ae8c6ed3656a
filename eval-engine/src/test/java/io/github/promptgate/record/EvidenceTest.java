package io.github.promptgate.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    @ParameterizedTest
    @CsvSource({
        "statement, not supported, true",
        "statement, 'wrong, from relevant passages', true",
        "statement of the reference, missing, true",
        "sentence, toxic, true",
        "missing, expected, true",
        "schema-error, '', true",
        "part, missed 0.2, true",
        "statement, supported, false",
        "sentence, clean, false",
        "part, passed, false",
        "note, 0.5, false"
    })
    void an_item_may_speak_against_the_answer(String kind, String verdict, boolean against) {
        assertThat(new Item(kind, "x", verdict, "").speaksAgainst()).isEqualTo(against);
    }
}
