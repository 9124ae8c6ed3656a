package io.github.promptgate.score.judge;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.scorer;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.ScriptedJudge;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairwiseScorerTest extends JudgedScorerContract {

    private static final String OPTIONS = "rubric: Helpful., against: terse@small";

    @Override
    protected String word() {
        return "pairwise";
    }

    @Override
    protected String options() {
        return OPTIONS;
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).to("{\"question\": \"Hello?\"}").against("Another answer.");
    }

    @Override
    protected Map<String, String> good() {
        return steps("compare", reply("first"), "compare-swapped", reply("second"));
    }

    @Override
    protected double value() {
        return 1;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: %s";
    }

    @Override
    protected String variable() {
        return "first";
    }

    private static String reply(String verdict) {
        return "{\"reason\": \"said " + verdict + "\", \"verdict\": \"" + verdict + "\"}";
    }

    private static Score score(String first, String swapped) {
        ScriptedJudge judge = new ScriptedJudge().on("compare", reply(first)).on("compare-swapped", reply(swapped));
        return Asked.score(
                scorer("pairwise: {" + OPTIONS + ", threshold: 0.5}"),
                Answer.of("Mine.").against("Theirs."),
                judge.equipment());
    }

    @ParameterizedTest
    @CsvSource({
        "first, second, 1, PASSED",
        "second, first, 0, MISSED",
        "tie, tie, 0.5, PASSED",
        "first, first, 0.5, PASSED",
        "second, second, 0.5, PASSED",
        "first, tie, 0.5, PASSED",
        "tie, first, 0.5, PASSED"
    })
    void only_a_verdict_that_stands_in_both_orders_is_a_win_or_a_loss(
            String first, String swapped, double value, Mark mark) {
        assertThat(scored(score(first, swapped)).value()).isEqualTo(value);
        assertThat(scored(score(first, swapped)).mark()).isEqualTo(mark);
    }

    @Test
    void a_verdict_that_changes_with_the_order_is_told_with_both_reasons() {
        Score score = score("first", "first");

        assertThat(score.evidence().reason())
                .isEqualTo("a tie, since the verdict changes with the order of the answers");
        assertThat(score.evidence().items())
                .startsWith(
                        new Item("note", "rival", "terse@small", ""),
                        new Item("order", "this answer first", "win", "said first"),
                        new Item("order", "this answer second", "loss", "said first"));
    }

    @Test
    void the_answers_change_places_between_the_two_calls() {
        ScriptedJudge judge = new ScriptedJudge().on("compare", reply("tie")).on("compare-swapped", reply("tie"));

        Asked.score(scorer("pairwise: {" + OPTIONS + "}"), Answer.of("Mine.").against("Theirs."), judge.equipment());

        assertThat(judge.prompt(0))
                .contains("The first answer:\n" + Fence.around("Mine."))
                .contains("The second answer:\n" + Fence.around("Theirs."));
        assertThat(judge.prompt(1))
                .contains("The first answer:\n" + Fence.around("Theirs."))
                .contains("The second answer:\n" + Fence.around("Mine."));
    }

    @Test
    void equal_answers_are_a_tie_and_cost_no_call() {
        ScriptedJudge judge = new ScriptedJudge();

        Score score = Asked.score(
                scorer("pairwise: {" + OPTIONS + "}"), Answer.of("Same.").against("Same."), judge.equipment());

        assertThat(scored(score).value()).isEqualTo(0.5);
        assertThat(score.evidence().reason()).isEqualTo("both answers are the same");
        assertThat(judge.requests()).isEmpty();
    }

    @Test
    void without_a_rival_it_is_unscored() {
        Score score =
                Asked.score(scorer("pairwise: {" + OPTIONS + "}"), Answer.of("Mine."), new ScriptedJudge().equipment());

        assertThat(unscored(score).cause()).isEqualTo(UnscoredCause.RIVAL_MISSING);
    }

    @Test
    void its_negation_turns_a_loss_into_a_win() {
        ScriptedJudge judge = new ScriptedJudge().on("compare", reply("second")).on("compare-swapped", reply("first"));

        Score score = Asked.score(
                scorer("not:pairwise: {" + OPTIONS + ", threshold: 1}"),
                Answer.of("Mine.").against("Theirs."),
                judge.equipment());

        assertThat(scored(score).value()).isEqualTo(1);
        assertThat(scored(score).mark()).isEqualTo(Mark.PASSED);
    }

    @Test
    void it_cannot_be_a_part_of_a_group() {
        assertThat(problem("any-of: [{pairwise: {" + OPTIONS + ", threshold: 0.5}}, {contains: x}]"))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.SUITE_003))
                .satisfies(p -> assertThat(p.what())
                        .isEqualTo("pairwise cannot be a part of a group: it waits for another cell's reply"));
    }
}
