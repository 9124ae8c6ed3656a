package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.ScriptedJudge;
import io.github.promptgate.score.judge.Fence;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryScorerTest extends JudgedScorerContract {

    @Override
    protected String word() {
        return "summary";
    }

    @Override
    protected String options() {
        return "questions: 2";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).from("The town built a bridge.", "It cost 5 million.");
    }

    @Override
    protected Map<String, String> good() {
        return steps(
                "statements", listed("statements", "A bridge was built.", "It is long.", "It is in a town."),
                "verdicts", marked("s1 supported", "s2 unsupported", "s3 supported"),
                "source-questions", listed("questions", "What was built?", "What did it cost?"),
                "coverage", marked("q1 answered", "q2 unanswered"));
    }

    @Override
    protected double value() {
        return 0.5;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {statements: %s}";
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("statements", listed("statements"));
    }

    private Score score(Answer answer, ScriptedJudge judge) {
        return Asked.score(built(""), answer, judge.equipment());
    }

    @Test
    void both_halves_are_shown_and_the_lesser_counts() {
        Score score = score(answer("x"), goodJudge());

        assertThat(score.evidence().reason())
                .isEqualTo("alignment 2 of 3 statements, coverage 1 of 2 questions: the lesser is 0.5");
        assertThat(score.evidence().items().subList(1, 5))
                .containsExactly(
                        new Item("statement", "It is long.", "not supported", "r-s2"),
                        new Item("statement", "It is in a town.", "supported", "r-s3"),
                        new Item("question", "What was built?", "answered", "r-q1"),
                        new Item("question", "What did it cost?", "not answered", "r-q2"));
    }

    @Test
    void alignment_counts_where_it_is_the_lesser() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("statements", listed("statements", "a", "b"))
                .on("verdicts", marked("s1 unsupported", "s2 unsupported"))
                .on("source-questions", listed("questions", "q", "r"))
                .on("coverage", marked("q1 answered", "q2 answered"));

        assertThat(scored(score(answer("x"), judge)).value()).isZero();
    }

    @Test
    void the_questions_are_written_without_the_summary() {
        ScriptedJudge judge = goodJudge();
        score(answer("my summary"), judge);

        assertThat(judge.prompt(2)).contains("Write 2 different questions").doesNotContain("my summary");
        assertThat(judge.prompt(3)).contains("my summary").doesNotContain("cost 5 million");
    }

    @Test
    void another_number_of_questions_than_asked_for_does_not_fit() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("statements", listed("statements", "a"))
                .on("verdicts", marked("s1 supported"))
                .on("source-questions", listed("questions", "q", "q"));
        judge.on("source-questions-repair", listed("questions", "q"));

        assertThat(unscored(score(answer("x"), judge)))
                .satisfies(u -> assertThat(u.cause()).isEqualTo(UnscoredCause.JUDGE_REPLY))
                .satisfies(u -> assertThat(u.detail())
                        .endsWith("1 questions, some maybe empty or equal, where 2 are asked for"));
    }

    @Test
    void the_suite_may_name_the_source() {
        ScriptedJudge judge = goodJudge();
        Answer answer = Answer.of("x").to("{\"document\": \"A long story.\"}");
        Asked.score(built("source: '{{ document }}'"), answer, judge.equipment());

        assertThat(judge.prompt(1)).contains(Fence.around("A long story."));
        assertThat(unscored(score(answer, goodJudge())).cause()).isEqualTo(UnscoredCause.NO_CONTEXT);
    }
}
