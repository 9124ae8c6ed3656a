package io.github.promptgate.score.custom;

import static io.github.promptgate.score.Asked.NOTHING;
import static io.github.promptgate.score.Asked.problems;
import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.scorer;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.score.ScriptedJudge;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllOfScorerTest {

    private static final String JUDGED = "all-of: [contains: days, {judge: {rubric: polite, name: tone}}]";

    @Test
    void it_passes_when_all_of_its_parts_pass() {
        Score.Scored score = scored(score("all-of: [contains: days, not:contains: AI]", Answer.of("30 days")));

        assertThat(score.metric()).isEqualTo("all-of");
        assertThat(score.value()).isEqualTo(1);
        assertThat(score.mark()).isEqualTo(Mark.PASSED);
    }

    @Test
    void one_part_that_misses_decides() {
        Score.Scored score = scored(score("all-of: [contains: days, contains: weeks]", Answer.of("30 days")));

        assertThat(score.value()).isZero();
        assertThat(score.mark()).isEqualTo(Mark.MISSED);
    }

    @Test
    void the_evidence_shows_each_part_and_what_it_found() {
        Score.Scored score = scored(score("all-of: [contains: days, contains: weeks]", Answer.of("30 days")));

        assertThat(score.evidence().reason()).isEqualTo("1 of 2 passed");
        assertThat(score.evidence().items())
                .containsExactly(
                        new Item("part", "contains", "passed 1", "contained"),
                        new Item("span", "days", "found", "at character 4"),
                        new Item("part", "contains", "missed 0", "not contained"),
                        new Item("missing", "weeks", "not found", ""));
    }

    @Test
    void a_part_of_a_group_within_is_named_by_both() {
        Score.Scored score = scored(
                score("all-of: [{any-of: [contains: days, contains: weeks]}, contains: 30]", Answer.of("30 days")));

        assertThat(score.evidence().items())
                .filteredOn(item -> item.kind().equals("part"))
                .extracting(Item::subject)
                .containsExactly("any-of", "any-of > contains", "any-of > contains", "contains");
    }

    @Test
    void a_part_without_a_score_leaves_the_group_without_one() {
        Score.Unscored score =
                unscored(score("all-of: [contains: days, contains: \"{{ expected }}\"]", Answer.of("30 days")));

        assertThat(score.cause()).isEqualTo(UnscoredCause.VALUE_MISSING);
        assertThat(score.detail()).startsWith("contains: case \"c1\" has no \"expected\"");
        assertThat(score.evidence().items())
                .extracting(Item::verdict)
                .containsExactly("passed 1", "found", "unscored VALUE_MISSING");
    }

    @Test
    void a_miss_decides_even_where_another_part_has_no_score() {
        Score.Scored score =
                scored(score("all-of: [contains: \"{{ expected }}\", contains: weeks]", Answer.of("30 days")));

        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo("0 of 1 passed, 1 without a score");
    }

    @Test
    void the_rules_of_all_scorers_hold_for_each_part() {
        assertThat(unscored(score("all-of: [contains: x, json]", Answer.of(" ")))
                        .cause())
                .isEqualTo(UnscoredCause.EMPTY_REPLY);
        assertThat(unscored(score("all-of: [contains: days]", Answer.of("30 days", FinishReason.LENGTH)))
                        .cause())
                .isEqualTo(UnscoredCause.TRUNCATED);
        assertThat(unscored(score("all-of: [contains: x]", Answer.failed())).cause())
                .isEqualTo(UnscoredCause.NO_REPLY);
    }

    @Test
    void a_cut_reply_is_scored_where_the_suite_says_so() {
        Scorer scorer = scorer("all-of: [contains: days]");
        Answer cut = Answer.of("30 days", FinishReason.LENGTH);

        assertThat(Scorers.score(java.util.List.of(scorer), cut.subject(), NOTHING, true)
                        .scores()
                        .get(0))
                .isInstanceOf(Score.Scored.class);
    }

    @Test
    void a_judged_part_does_not_apply_to_a_refusal_and_the_others_decide() {
        Score.Scored score = scored(score(JUDGED, Answer.refused("not for 30 days")));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.evidence().reason()).isEqualTo("1 of 1 passed, 1 without a score");
    }

    @Test
    void where_no_part_applies_the_group_does_not() {
        Score score = score("all-of: [judge: polite]", Answer.refused("no"));

        assertThat(score).isInstanceOfSatisfying(NotApplicable.class, found -> {
            assertThat(found.reason()).isEqualTo(NotApplicable.Reason.REFUSED);
            assertThat(found.detail()).startsWith("judge: ");
        });
    }

    @Test
    void a_judge_is_asked_as_often_as_the_parts_say_and_its_bad_reply_is_the_groups_cause() {
        Scorer scorer = scorer(JUDGED);
        ScriptedJudge judge =
                new ScriptedJudge().on("grade", "no verdict at all").on("grade-repair", "none again");

        Score.Unscored score = unscored(score(scorer, Answer.of("30 days"), judge.equipment()));

        assertThat(scorer.judgeCalls()).isEqualTo(1);
        assertThat(score.cause()).isEqualTo(UnscoredCause.JUDGE_REPLY);
    }

    @Test
    void not_turns_the_group_around_and_never_what_has_no_score() {
        assertThat(scored(score("not:all-of: [contains: a, contains: b]", Answer.of("a")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("not: {all-of: {name: both, scorers: [contains: a, contains: b]}}", Answer.of("ab")))
                        .mark())
                .isEqualTo(Mark.MISSED);
        assertThat(score("not:all-of: [contains: \"{{ expected }}\"]", Answer.of("a")))
                .isInstanceOf(Score.Unscored.class);
    }

    @Test
    void groups_nest() {
        String nested = "all-of: [contains: a, any-of: [contains: b, contains: c], not:all-of: [contains: d]]";

        assertThat(scored(score(nested, Answer.of("a c"))).mark()).isEqualTo(Mark.PASSED);
        assertThat(scored(score(nested, Answer.of("a"))).mark()).isEqualTo(Mark.MISSED);
        assertThat(scored(score(nested, Answer.of("a c d"))).mark()).isEqualTo(Mark.MISSED);
    }

    @Test
    void a_part_without_a_threshold_is_refused_at_its_place() {
        assertThat(problems("all-of: [json, similarity: x, faithfulness]"))
                .extracting(Problem::code, problem -> problem.where().toString(), Problem::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.SUITE_008,
                                "suite.yaml:1:16",
                                "similarity has no threshold, so the group around it cannot tell whether it passes"),
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.SUITE_008,
                                "suite.yaml:1:31",
                                "faithfulness has no threshold, so the group around it cannot tell whether it passes"));
    }

    @Test
    void variables_of_parts_are_known_before_the_run() {
        assertThat(Scorers.unknownVariables(
                        java.util.List.of(scorer("all-of: [contains: \"{{ expcted }}\"]")), Set.of("expected")))
                .extracting(Problem::code, Problem::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ProblemCode.PROMPT_003, "unknown variable \"expcted\""));
    }

    @Test
    void what_its_parts_need_made_beforehand_is_made(@TempDir Path folder) {
        String group = "any-of: [all-of: [contains: days, {g-eval: {criteria: Coherent., threshold: 0.5}}]]";
        ScriptedJudge judge = new ScriptedJudge()
                .on("steps", "{\"steps\": [\"Read it.\"]}")
                .on("grade", "{\"reason\": \"r\", \"score\": 5}");
        Scorer scorer = scorer(group, folder);
        assertThat(scorer.unprepared()).isPresent();

        Scorers.prepare(List.of(scorer), judge.equipment());

        assertThat(scored(score(scorer, Answer.of("30 days"), judge.equipment()))
                        .value())
                .isEqualTo(1);
        assertThat(scorer(group, folder).unprepared()).isEmpty();
    }
}
