package io.github.promptgate.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RerunTest {

    @Test
    void a_plain_id_needs_no_quotes() {
        assertThat(Rerun.maven().of("refund-017")).isEqualTo("mvn prompt:evaluate -Dprompt.cases=refund-017");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a b|'-Dprompt.cases=a b'",
                "it's; rm -rf ~|'-Dprompt.cases=it?s; rm -rf ~'",
                "$(id)`id`|'-Dprompt.cases=?(id)?id?'",
                "a,b*c|'-Dprompt.cases=a?b?c'",
                "größe|'-Dprompt.cases=größe'",
            })
    void anything_else_is_quoted_and_what_acts_becomes_a_question_mark(String id, String property) {
        assertThat(Rerun.maven().of(id)).isEqualTo("mvn prompt:evaluate " + property);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\ny", "x\u202Ey", "x\u001By", "x'y", "x\\y", "x\"y", "x!y"})
    void no_character_gets_out_of_the_quotes_or_the_line(String id) {
        assertThat(Rerun.maven().of(id)).isEqualTo("mvn prompt:evaluate '-Dprompt.cases=x?y'");
    }

    @Test
    void blanks_at_the_ends_would_be_trimmed() {
        assertThat(Rerun.maven().of(" a b ")).isEqualTo("mvn prompt:evaluate '-Dprompt.cases=?a b?'");
    }

    @Test
    void a_run_by_the_jar_is_run_again_by_the_jar_with_its_suite() {
        assertThat(Rerun.jar("prompts/refunds.suite.yaml").of("refund-017"))
                .isEqualTo("java -jar promptgate.jar evaluate prompts/refunds.suite.yaml --cases=refund-017");
        assertThat(Rerun.jar("my suites/$(x).yaml").of("a b"))
                .isEqualTo("java -jar promptgate.jar evaluate 'my suites/$(x).yaml' '--cases=a b'");
        assertThat(Rerun.jar("-x.yaml").command()).isEqualTo("java -jar promptgate.jar evaluate ./-x.yaml");
        assertThat(Rerun.jar("it's.yaml").command()).isEqualTo("java -jar promptgate.jar evaluate SUITE_FILE");
    }
}
