package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.CannotScore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RegexScorerTest {

    @Test
    void any_part_of_the_answer_may_match_and_the_span_is_shown() {
        var score = scored(score("regex: '\\d+ days'", Answer.of("Within 30 days.")));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.evidence().items()).containsExactly(new Item("span", "30 days", "match", "at character 8"));
    }

    @Test
    void all_of_it_must_match_when_the_suite_says_full() {
        assertThat(scored(score("regex: {value: '\\d+', match: full}", Answer.of("30")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("regex: {value: '\\d+', match: full}", Answer.of("30 days")))
                        .evidence()
                        .reason())
                .isEqualTo("not all of it matches");
    }

    @Test
    void a_malformed_pattern_is_told_with_its_place() {
        assertThat(problem("regex: 'a(b'"))
                .hasToString("Problem[code=SUITE_012, where=suite.yaml:1:8, "
                        + "what=malformed regular expression \"a(b\" at character 4: unclosed group, known=[], "
                        + "fix=close every ( [ {, and write \\ before a character that stands for itself]");
    }

    @Test
    void look_around_is_told_to_need_the_other_engine() {
        assertThat(problem("regex: 'no (?=refund)'"))
                .hasToString("Problem[code=SUITE_012, where=suite.yaml:1:8, "
                        + "what=regular expression \"no (?=refund)\" uses \"(?=\" at character 4, "
                        + "which the linear-time engine does not have, known=[], "
                        + "fix=write it without, or add \"engine: java\", which has look-around and a time limit]");
    }

    @Test
    void java_has_look_around() {
        assertThat(scored(score("regex: {value: 'no (?=refund)', engine: java}", Answer.of("no refund")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(problem("regex: {value: '(?<=a', engine: java}").code().id()).isEqualTo("SUITE-012");
    }

    @Test
    void a_pattern_that_backtracks_for_ever_is_harmless_in_the_linear_engine() {
        assertThat(scored(score("regex: '(a+)+$'", Answer.of("a".repeat(5000) + "!")))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }

    @Test
    void a_pattern_that_backtracks_for_ever_meets_the_limit_in_the_other() {
        AtomicLong clock = new AtomicLong();
        Regex regex = new Regex.Backtracking(
                Pattern.compile("(a+)+$"), Duration.ofMillis(250), () -> clock.getAndAdd(1_000_000));

        assertThatThrownBy(() -> regex.match("a".repeat(5000) + "!", Regex.Whole.FIND))
                .isInstanceOfSatisfying(CannotScore.class, e -> {
                    assertThat(e.why()).isEqualTo(UnscoredCause.LIMIT);
                    assertThat(e.detail()).isEqualTo("the pattern did not end within 250 ms");
                });
    }

    @Test
    void the_limit_is_the_suites() {
        var score =
                unscored(score("regex: {value: 'a*a*a*a*a*b', engine: java, limit: 5ms}", Answer.of("a".repeat(3000))));

        assertThat(score.detail()).isEqualTo("the pattern did not end within 5 ms");
    }

    @Test
    void a_pattern_that_recurses_too_deep_meets_a_limit_too() {
        var score = unscored(score("regex: {value: '(?:a|b)*c', engine: java}", Answer.of("ab".repeat(500_000))));

        assertThat(score.cause()).isEqualTo(UnscoredCause.LIMIT);
        assertThat(score.detail()).isEqualTo("the pattern recurses too deep on this answer");
    }

    @Test
    void values_of_a_case_stand_for_themselves_inside_a_pattern() {
        String yaml = "regex: 'total: {{ amount }}$'";

        assertThat(scored(score(yaml, Answer.of("total: 3.50").to("{\"amount\": \"3.50\"}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score(yaml, Answer.of("total: 3x50").to("{\"amount\": \"3.50\"}")))
                        .mark())
                .isEqualTo(Mark.MISSED);
        assertThat(scored(score(yaml, Answer.of("total: \\E.*").to("{\"amount\": \"\\\\E.*\"}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void a_pattern_that_is_one_variable_is_the_cases_own() {
        String yaml = "regex: '{{ pattern }}'";

        assertThat(scored(score(yaml, Answer.of("a7").to("{\"pattern\": \"a[0-9]\"}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(unscored(score(yaml, Answer.of("a7").to("{\"pattern\": \"a[\"}")))
                        .detail())
                .isEqualTo("case \"c1\": malformed regular expression \"a[\" at character 2: unclosed character class");
    }
}
