package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseValueTest {

    private static CaseValue value(String yaml) {
        return CaseValue.of(YamlText.read(yaml, "suite.yaml"));
    }

    private static Subject to(String caseJson) {
        return Answer.of("x").to(caseJson).subject();
    }

    @Test
    void a_constant_depends_on_no_case() {
        CaseValue constant = value("'{ plain } text'");

        assertThat(constant.constant()).isPresent();
        assertThat(constant.variables()).isEmpty();
        assertThat(constant.text(to("{}"))).isEqualTo("{ plain } text");
    }

    @Test
    void a_lone_variable_keeps_its_kind() {
        CaseValue lone = value("'{{ v }}'");

        assertThat(lone.isLone()).isTrue();
        assertThat(lone.constant()).isEmpty();
        assertThat(JsonText.write(lone.node(to("{\"v\": {\"a\": [1, true]}}")))).isEqualTo("{\"a\":[1,true]}");
        assertThat(lone.texts(to("{\"v\": [\"a\", 2]}"))).containsExactly("a", "2");
        assertThat(lone.texts(to("{\"v\": \"a\"}"))).containsExactly("a");
    }

    @Test
    void space_around_a_variable_makes_it_a_template() {
        assertThat(value("' {{ v }}'").isLone()).isFalse();
        assertThat(value("' {{ v }}'").text(to("{\"v\": 7}"))).isEqualTo(" 7");
    }

    @Test
    void a_tree_is_filled_at_its_leaves_and_its_keys_stay() {
        CaseValue tree = value("{'{{ v }}': ['{{ v }}!', 3, {a: '{{ w }}'}]}");

        assertThat(tree.variables()).containsExactly("v", "w");
        assertThat(JsonText.write(tree.node(to("{\"v\": \"x\", \"w\": \"y\"}"))))
                .isEqualTo("{\"{{ v }}\":[\"x!\",3,{\"a\":\"y\"}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '{{ v }}'       | {"w": 1}                | has no "v"
            'a {{ v }}'     | {"w": 1}                | has no "v"
            'a {{ v }}'     | {"v": null}             | has null for "v"
            'a {{ v.x }}'   | {"v": {"y": 1}}         | has no "v.x"
            '{{ v }}{{ w }}' | {"v": "", "w": ""}     | leaves this value empty
            '{{ v }}'       | {"v": null}             | leaves this value empty
            """)
    void what_a_case_lacks_is_missing_and_never_an_empty_text(String yaml, String caseJson, String what) {
        CannotScore thrown = catchThrowableOfType(
                CannotScore.class, () -> value("\"" + yaml + "\"").text(to(caseJson)));

        assertThat(thrown.why()).isEqualTo(UnscoredCause.VALUE_MISSING);
        assertThat(thrown.detail()).isEqualTo("case \"c1\" " + what + ", which suite.yaml:1:1 needs");
    }

    @Test
    void a_default_stands_in_for_what_is_missing() {
        CaseValue value = value("\"{{ v | default('none') }}\"");

        assertThat(value.variables()).isEmpty();
        assertThat(value.text(to("{}"))).isEqualTo("none");
    }

    @Test
    void texts_of_the_case_are_guarded_and_numbers_and_the_suites_own_text_are_not() {
        CaseValue value = value("'[a] {{ v }} {{ n }} {{ l | join(\"|\") }}'");

        assertThat(value.text(to("{\"v\": \"x\", \"n\": 7, \"l\": [\"p\", \"q\"]}"), text -> "<" + text + ">"))
                .isEqualTo("[a] <x> 7 <p>|<q>");
    }
}
