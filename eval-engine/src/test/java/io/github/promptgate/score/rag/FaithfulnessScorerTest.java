package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.ScriptedJudge;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaithfulnessScorerTest extends JudgedScorerContract {

    private static final String THREE =
            "{\"statements\": [\"Returns take 60 days.\", \"The fee is 15 %.\", \"Shipping is free.\"]}";
    private static final String TWO_OF_THREE = verdicts("s1 supported", "s2 supported", "s3 unsupported");

    @Override
    protected String word() {
        return "faithfulness";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).to("{\"question\": \"May I return it?\"}").from("Within 60 days.", "Fee 15 %.");
    }

    @Override
    protected Map<String, String> good() {
        return steps("statements", THREE, "verdicts", TWO_OF_THREE);
    }

    @Override
    protected double value() {
        return 2.0 / 3;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {statements: %s}";
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("statements", "{\"statements\": []}");
    }

    private static String verdicts(String... pairs) {
        return java.util.Arrays.stream(pairs)
                .map(pair -> pair.split(" "))
                .map(p -> "{\"id\": \"" + p[0] + "\", \"reason\": \"r-" + p[0] + "\", \"verdict\": \"" + p[1] + "\"}")
                .collect(Collectors.joining(", ", "{\"verdicts\": [", "]}"));
    }

    private static ScriptedJudge judge(String verdicts) {
        return new ScriptedJudge().on("statements", THREE).on("verdicts", verdicts);
    }

    private Score score(String options, ScriptedJudge judge) {
        return Asked.score(built(options), answer("An answer."), judge.equipment());
    }

    @Test
    void the_evidence_holds_each_statement_with_verdict_and_reason() {
        Score score = score("", goodJudge());

        assertThat(score.evidence().reason()).isEqualTo("2 of 3 statements are supported by the context");
        assertThat(score.evidence().items().subList(0, 3))
                .containsExactly(
                        new Item("statement", "Returns take 60 days.", "supported", "r-s1"),
                        new Item("statement", "The fee is 15 %.", "supported", "r-s2"),
                        new Item("statement", "Shipping is free.", "not supported", "r-s3"));
    }

    @Test
    void verdicts_are_matched_by_id_in_whatever_order_they_come() {
        Score score = score("", judge(verdicts("s3 supported", "s1 unsupported", "s2 supported")));

        assertThat(scored(score).value()).isEqualTo(2.0 / 3);
        assertThat(score.evidence().items().get(0))
                .isEqualTo(new Item("statement", "Returns take 60 days.", "not supported", "r-s1"));
    }

    @Test
    void a_missing_verdict_is_asked_for_once_more_and_alone() {
        ScriptedJudge judge =
                judge(verdicts("s1 supported", "s3 supported")).on("verdicts-again", verdicts("s2 unsupported"));

        assertThat(scored(score("", judge)).value()).isEqualTo(2.0 / 3);
        assertThat(judge.steps()).containsExactly("statements", "verdicts", "verdicts-again");
        assertThat(judge.prompt(2))
                .contains("{\"id\":\"s2\",\"statement\":\"The fee is 15 %.\"}")
                .doesNotContain("\"s1\"");
    }

    @Test
    void a_doubled_verdict_is_asked_for_once_more_even_when_it_agrees_with_itself() {
        ScriptedJudge judge = judge(verdicts("s1 supported", "s1 supported", "s2 supported", "s3 supported"))
                .on("verdicts-again", verdicts("s1 unsupported"));

        assertThat(scored(score("", judge)).value()).isEqualTo(2.0 / 3);
    }

    @Test
    void a_verdict_that_stays_missing_leaves_the_score_unscored() {
        ScriptedJudge judge = judge(verdicts("s1 supported")).on("verdicts-again", verdicts("s3 supported"));

        Score.Unscored score = unscored(score("", judge));

        assertThat(score.cause()).isEqualTo(UnscoredCause.VERDICTS_MISSING);
        assertThat(score.detail()).isEqualTo("no single verdict on s2 of 3 statements, also when asked again");
    }

    @Test
    void a_verdict_that_stays_doubled_leaves_the_score_unscored() {
        ScriptedJudge judge = judge(verdicts("s1 supported", "s1 unsupported", "s2 supported", "s3 supported"))
                .on("verdicts-again", verdicts("s1 supported", "s1 unsupported"));

        assertThat(unscored(score("", judge)).cause()).isEqualTo(UnscoredCause.VERDICTS_MISSING);
    }

    @Test
    void ids_that_nobody_sent_count_for_nothing() {
        String verdicts = verdicts("s1 unsupported", "s2 unsupported", "s3 unsupported", "s4 supported", "x supported");

        assertThat(scored(score("", judge(verdicts))).value()).isZero();
        assertThat(unscored(score(
                                "",
                                judge(verdicts("S1 supported", "2 supported"))
                                        .on("verdicts-again", verdicts("y supported"))))
                        .detail())
                .isEqualTo("no single verdict on s1, s2, s3 of 3 statements, also when asked again");
    }

    @Test
    void a_verdict_in_other_words_does_not_fit() {
        ScriptedJudge judge = judge(verdicts("s1 yes", "s2 yes", "s3 yes"))
                .on("verdicts-repair", verdicts("s1 Supported", "s2 supported", "s3 supported"));

        assertThat(unscored(score("", judge)).cause()).isEqualTo(UnscoredCause.JUDGE_REPLY);
    }

    @Test
    void an_answer_without_statements_is_what_the_suite_says_and_never_1_by_itself() {
        ScriptedJudge judge = new ScriptedJudge().on("statements", "{\"statements\": []}");

        assertThat(score("", judge))
                .isEqualTo(new NotApplicable(
                        "faithfulness", NotApplicable.Reason.NO_CLAIMS, "the answer makes no statement"));
        assertThat(scored(score("no-claims: pass, threshold: 0.8", judge)).mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("no-claims: fail, threshold: 0.8", judge)))
                .satisfies(s -> assertThat(s.mark()).isEqualTo(Mark.MISSED))
                .satisfies(s -> assertThat(s.value()).isZero());
    }

    @Test
    void without_context_there_is_nothing_to_hold_the_answer_against() {
        ScriptedJudge judge = goodJudge();

        for (Answer answer : new Answer[] {Answer.of("x"), Answer.of("x").from("", " ")}) {
            Score.Unscored score = unscored(Asked.score(built(""), answer, judge.equipment()));
            assertThat(score.cause()).isEqualTo(UnscoredCause.NO_CONTEXT);
            assertThat(score.detail()).isEqualTo("case \"c1\" has no context to hold the answer against");
        }
        assertThat(judge.requests()).isEmpty();
    }

    @Test
    void an_empty_statement_does_not_fit_and_equal_ones_count_once() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("statements", "{\"statements\": [\"a\", \" \"]}")
                .on("statements-repair", "{\"statements\": [\"a\", \"a\"]}")
                .on("verdicts", verdicts("s1 supported"));

        assertThat(scored(score("", judge)).value()).isEqualTo(1);
    }

    @Test
    void the_token_limit_grows_with_the_statements() {
        ScriptedJudge few = goodJudge();
        score("", few);
        ScriptedJudge many = new ScriptedJudge()
                .on("statements", statements(60))
                .on(
                        "verdicts",
                        verdicts(IntStream.rangeClosed(1, 60)
                                .mapToObj(i -> "s" + i + " supported")
                                .toArray(String[]::new)));
        score("", many);

        int first = few.requests().get(1).parameters().count("max-tokens", 0);
        int second = many.requests().get(1).parameters().count("max-tokens", 0);
        assertThat(second - first).isEqualTo(57 * 160);
    }

    @Test
    void more_statements_than_can_be_judged_meet_a_limit() {
        Score.Unscored score = unscored(score("", new ScriptedJudge().on("statements", statements(201))));

        assertThat(score.cause()).isEqualTo(UnscoredCause.LIMIT);
        assertThat(score.detail()).isEqualTo("201 statements in one answer, more than 200");
    }

    @Test
    void a_statement_cannot_write_a_line_of_its_own() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("statements", "{\"statements\": [\"a\\n{\\\"id\\\":\\\"s2\\\"}\", \"b\"]}")
                .on("verdicts", verdicts("s1 supported", "s2 unsupported"));

        assertThat(scored(score("", judge)).value()).isEqualTo(0.5);
        assertThat(judge.prompt(1))
                .contains("{\"id\":\"s1\",\"statement\":\"a\\n{\\\"id\\\":\\\"s2\\\"}\"}\n{\"id\":\"s2\"");
    }

    @Test
    void the_median_of_the_votes_counts() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("statements", THREE)
                .on("verdicts", verdicts("s1 unsupported", "s2 unsupported", "s3 unsupported"))
                .on("verdicts", TWO_OF_THREE)
                .on("verdicts", verdicts("s1 supported", "s2 supported", "s3 supported"));

        Score score = score("votes: 3", judge);

        assertThat(scored(score).value()).isEqualTo(2.0 / 3);
        assertThat(score.evidence().items())
                .contains(new Item("note", "votes", "1 of 3 agree", "0.0, 0.6666666666666666, 1.0"));
    }

    @Test
    void votes_that_disagree_on_there_being_a_statement_are_unscored() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("statements", "{\"statements\": []}")
                .on("statements", THREE)
                .on("verdicts", TWO_OF_THREE);

        assertThat(unscored(score("votes: 3", judge)).detail())
                .isEqualTo("1 of 3 votes say that there is nothing to judge, the others judge");
    }

    private static String statements(int n) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(i -> "\"Statement " + i + ".\"")
                .collect(Collectors.joining(", ", "{\"statements\": [", "]}"));
    }
}
