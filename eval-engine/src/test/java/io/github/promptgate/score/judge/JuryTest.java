package io.github.promptgate.score.judge;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.Given;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.score.ScriptedJudge;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JuryTest {

    private static ScriptedJudge saying(String verdict) {
        return new ScriptedJudge().on("grade", "{\"reason\": \"" + verdict + "\", \"verdict\": \"" + verdict + "\"}");
    }

    private static ScriptedJudge scoring(int score) {
        return new ScriptedJudge().on("grade", "{\"reason\": \"r\", \"score\": " + score + "}");
    }

    private static Equipment jury(ScriptedJudge... judges) {
        List<Juror> jury = IntStream.range(0, judges.length)
                .mapToObj(i -> new Juror(
                        judges[i], Optional.of(Given.spec("j" + (i + 1), "openai", "gpt", Given.options("")))))
                .toList();
        return new Equipment(jury, Optional.empty());
    }

    private static Score score(String yaml, ScriptedJudge... judges) {
        return Asked.score(Asked.scorer(yaml), Answer.of("Hi."), jury(judges));
    }

    private static Item votes(Score score) {
        return score.evidence().items().stream()
                .filter(item -> item.subject().equals("votes"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void yes_and_no_go_by_the_majority_and_who_said_what_is_kept() {
        Score score = score("judge: Polite.", saying("pass"), saying("fail"), saying("pass"));

        assertThat(scored(score).mark()).isEqualTo(Mark.PASSED);
        assertThat(votes(score)).isEqualTo(new Item("note", "votes", "2 of 3 agree", "j1 1.0, j2 0.0, j3 1.0"));
    }

    @Test
    void scores_go_by_the_median() {
        Score score = score("judge: {rubric: Polite., scale: 1-5}", scoring(1), scoring(5), scoring(4));

        assertThat(scored(score).value()).isEqualTo(0.75);
        assertThat(votes(score).verdict()).isEqualTo("1 of 3 agree");
    }

    @Test
    void each_judge_votes_as_often_as_is_asked() {
        ScriptedJudge first = saying("fail");
        ScriptedJudge second = saying("pass");
        ScriptedJudge third = saying("pass");

        Score score = score("judge: {rubric: Polite., votes: 3}", first, second, third);

        assertThat(scored(score).mark()).isEqualTo(Mark.PASSED);
        assertThat(votes(score).verdict()).isEqualTo("6 of 9 agree");
        assertThat(first.requests())
                .extracting(request -> request.context().sample())
                .containsExactly(1, 2, 3);
    }

    @Test
    void a_judge_that_cannot_be_counted_is_named_and_the_rest_do_not_decide_without_it() {
        Score.Unscored score = unscored(score(
                "judge: Polite.",
                saying("pass"),
                new ScriptedJudge().on("grade", ScriptedJudge.failure()),
                saying("pass")));

        assertThat(score.cause()).isEqualTo(UnscoredCause.JUDGE_FAILED);
        assertThat(score.detail()).startsWith("judge j2: ");
    }
}
