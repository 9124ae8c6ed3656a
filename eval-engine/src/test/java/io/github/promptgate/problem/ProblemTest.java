package io.github.promptgate.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    private static final List<String> SCORERS = List.of("contains", "equals", "json-schema", "regex");

    @ParameterizedTest
    @CsvSource({
        "contians, contains",
        "Contains, contains",
        "equal, equals",
        "jsonschema, json-schema",
        "regexp, regex",
    })
    void a_mistyped_name_is_guessed(String typed, String meant) {
        assertThat(Nearest.to(typed, SCORERS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"bleu", "x", "toxicity", "''"})
    void a_name_that_is_far_from_all_is_not_guessed(String typed) {
        assertThat(Nearest.to(typed, SCORERS)).isEmpty();
    }

    @Test
    void an_unknown_name_lists_the_known_ones_in_order() {
        Problem problem = Problem.unknown(
                ProblemCode.SUITE_004, new Where("s.yaml", 14, 7), "scorer", "contians", List.of("regex", "contains"));

        assertThat(problem)
                .isEqualTo(new Problem(
                        ProblemCode.SUITE_004,
                        new Where("s.yaml", 14, 7),
                        "unknown scorer \"contians\"",
                        List.of("contains", "regex"),
                        "did you mean \"contains\"?"));
        assertThat(problem.code().id()).isEqualTo("SUITE-004");
    }

    @Test
    void an_unknown_name_without_a_near_one_still_says_what_to_do() {
        assertThat(Problem.unknown(ProblemCode.SUITE_001, Where.nowhere(), "key", "zzzz", SCORERS)
                        .fix())
                .isEqualTo("use one of the known names");
        assertThat(Problem.unknown(ProblemCode.SUITE_001, Where.nowhere(), "key", "zzzz", List.of())
                        .fix())
                .isEqualTo("remove it");
    }

    @Test
    void a_problem_without_a_fix_cannot_be_made() {
        assertThatThrownBy(() -> new Problem(ProblemCode.SUITE_001, Where.nowhere(), "what", " "))
                .hasMessage("a problem says what failed and how to fix it");
    }

    @Test
    void a_place_is_shown_as_far_as_it_is_known() {
        assertThat(new Where("a.yaml", 3, 7)).hasToString("a.yaml:3:7");
        assertThat(new Where("a.yaml", 3, 0)).hasToString("a.yaml:3");
        assertThat(Where.file("a.yaml")).hasToString("a.yaml");
        assertThat(Where.nowhere()).hasToString("");
    }

    @Test
    void problems_are_told_together() {
        Problems problems = new Problems();
        problems.throwIfAny();
        Problem first = new Problem(ProblemCode.SUITE_001, Where.file("a"), "one", "mend");
        problems.add(first);
        problems.add(new ProblemException(new Problem(ProblemCode.SUITE_002, Where.file("b"), "two", "mend")));

        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(ProblemException.class)
                .hasMessage("a SUITE-001 one; b SUITE-002 two");
        assertThat(problems.found()).hasSize(2).startsWith(first);
    }
}
