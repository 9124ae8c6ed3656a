package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.ScriptedJudge;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoiseSensitivityScorerTest extends JudgedScorerContract {

    @Override
    protected String word() {
        return "noise-sensitivity";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text)
                .to("{\"question\": \"How long?\", \"reference\": \"60 days\"}")
                .from("60 days; 90 for members.", "Lunch is free.");
    }

    @Override
    protected Map<String, String> good() {
        return steps(
                "statements", STATEMENTS,
                "correctness", marked("s1 supported", "s2 unsupported", "s3 unsupported"),
                "passages", marked("p1 useful", "p2 useless"),
                "sources", marked("s1 supported", "s2 unsupported"));
    }

    @Override
    protected double value() {
        return 1.0 / 3;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {statements: %s}";
    }

    @Override
    protected String bound() {
        return "max";
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("statements", listed("statements"));
    }

    private Score score(Answer answer, ScriptedJudge judge) {
        return Asked.score(built(""), answer, judge.equipment());
    }

    private static final String STATEMENTS =
            listed("statements", "It takes 60 days.", "It takes 90 days.", "Lunch is free.");

    @Test
    void wrong_statements_are_shown_with_where_they_come_from() {
        ScriptedJudge judge = goodJudge();
        Score score = score(answer("x"), judge);

        assertThat(score.evidence().reason()).isEqualTo("1 of 3 statements are wrong and come from relevant passages");
        assertThat(score.evidence().items().subList(0, 5))
                .containsExactly(
                        new Item("statement", "It takes 60 days.", "correct", "r-s1"),
                        new Item("statement", "It takes 90 days.", "wrong", "r-s2"),
                        new Item("statement", "Lunch is free.", "wrong", "r-s3"),
                        new Item("statement", "It takes 90 days.", "wrong, from relevant passages", "r-s1"),
                        new Item("passage", "60 days; 90 for members.", "useful", "r-p1"));
        assertThat(judge.prompt(3)).contains("90 for members").doesNotContain("Lunch is free.\nEND");
    }

    @Test
    void from_irrelevant_ones_counts_what_no_relevant_one_says() {
        ScriptedJudge judge = goodJudge().on("noise", marked("s1 supported"));

        Score score = Asked.score(built("from: irrelevant"), answer("x"), judge.equipment());

        assertThat(scored(score).value()).isEqualTo(1.0 / 3);
        assertThat(judge.steps()).endsWith("sources", "noise");
        assertThat(judge.prompt(4)).contains("\"statement\":\"Lunch is free.\"").doesNotContain("90");
        assertThat(built("from: irrelevant").judgeCalls()).isEqualTo(5);
    }

    @Test
    void an_answer_without_a_wrong_statement_is_0_after_two_calls() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("statements", STATEMENTS)
                .on("correctness", marked("s1 supported", "s2 supported", "s3 supported"));

        assertThat(scored(score(answer("x"), judge)).value()).isZero();
        assertThat(judge.steps()).containsExactly("statements", "correctness");
    }

    @Test
    void nothing_comes_from_passages_that_there_are_not() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("statements", STATEMENTS)
                .on("correctness", marked("s1 unsupported", "s2 unsupported", "s3 unsupported"))
                .on("passages", marked("p1 useless", "p2 useless"));

        assertThat(scored(score(answer("x"), judge)).value()).isZero();
        assertThat(judge.steps()).containsExactly("statements", "correctness", "passages");
    }

    @Test
    void low_is_good() {
        assertThat(scored(Asked.score(
                                built("max: 0.5"), answer("x"), goodJudge().equipment()))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(Asked.score(
                                built("max: 0.3"), answer("x"), goodJudge().equipment()))
                        .mark())
                .isEqualTo(Mark.MISSED);
        assertThat(Asked.problem("not:noise-sensitivity"))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.SUITE_008))
                .satisfies(p -> assertThat(p.what())
                        .isEqualTo("not:noise-sensitivity has no max, so there is no pass to invert"));
    }
}
