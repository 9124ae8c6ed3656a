package io.github.promptgate.score.judge;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.TokenOdds.Alternative;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.score.ScriptedJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GEvalScorerTest extends JudgedScorerContract {

    private static final String STEPS = "{\"steps\": [\"Read the answer.\", \"Look for \\\"gaps\\\": any.\"]}";

    @TempDir
    private Path folder;

    @Override
    protected String word() {
        return "g-eval";
    }

    @Override
    protected String options() {
        return "criteria: Coherent., steps: [Read it., Grade it.]";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).to("{\"question\": \"Hello?\"}");
    }

    @Override
    protected Map<String, String> good() {
        return steps("grade", "{\"reason\": \"kind\", \"score\": 4}");
    }

    @Override
    protected double value() {
        return 0.75;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: %s";
    }

    private static TokenOdds token(String token, Object... alternatives) {
        List<Alternative> odds = new java.util.ArrayList<>();
        for (int i = 0; i < alternatives.length; i += 2) {
            odds.add(new Alternative((String) alternatives[i], Math.log((Double) alternatives[i + 1])));
        }
        return new TokenOdds(token, odds);
    }

    private static Reply reply(TokenOdds... tokens) {
        String text = Arrays.stream(tokens).map(TokenOdds::token).reduce("", String::concat);
        return new Reply.Answered(
                text,
                List.of(),
                FinishReason.STOP,
                Optional.empty(),
                Optional.empty(),
                List.of(tokens),
                CallInfo.live(5, 1, 0));
    }

    private Score score(String more, Reply reply) {
        return Asked.score(
                built(more),
                answer("Hi."),
                new ScriptedJudge().on("grade", reply).equipment());
    }

    private static Item weighting(Score score) {
        return score.evidence().items().stream()
                .filter(item -> item.subject().equals("weighting"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_score_is_the_expectation_over_what_the_judge_might_have_written() {
        Score score = score(
                "",
                reply(
                        token("{\"reason\": \"a \\\"score\\\": 1\", \"score\":"),
                        token(" 4", " 4", 0.5, " 5", 0.3, " 2", 0.1, " four", 0.05, " 7", 0.05),
                        token("}")));

        double expected = (4 * 0.5 + 5 * 0.3 + 2 * 0.1) / 0.9;
        assertThat(scored(score).value()).isCloseTo((expected - 1) / 4, within(1e-12));
        assertThat(weighting(score))
                .isEqualTo(new Item("note", "weighting", "log-probabilities", "2: 0.1, 4: 0.5, 5: 0.3"));
    }

    @Test
    void without_log_probabilities_the_score_stands_as_written_and_the_row_says_so() {
        Score score = score("", ScriptedJudge.text("{\"reason\": \"r\", \"score\": 4}"));

        assertThat(scored(score).value()).isEqualTo(0.75);
        assertThat(weighting(score).verdict()).isEqualTo("none");
        assertThat(weighting(score).note()).isEqualTo("the judge's reply has no log-probabilities");
    }

    @Test
    void a_score_of_several_tokens_is_not_weighed() {
        Score score = score(
                "", reply(token("{\"reason\": \"r\", \"score\": "), token("4", "4", 0.9), token(".5"), token("}")));

        assertThat(scored(score).value()).isEqualTo(0.875);
        assertThat(weighting(score).verdict()).isEqualTo("none");
        assertThat(weighting(score).note()).isEqualTo("the score is not one token with alternatives on the scale");
    }

    @Test
    void a_score_outside_its_scale_is_unscored_whatever_its_alternatives() {
        Score score =
                score("", reply(token("{\"reason\": \"r\", \"score\": "), token("7", "7", 0.6, "5", 0.4), token("}")));

        assertThat(unscored(score).cause()).isEqualTo(UnscoredCause.OUT_OF_SCALE);
    }

    private Scorer unfrozen() {
        return Asked.scorer("g-eval: {name: coherence, criteria: Coherent.}", folder);
    }

    @Test
    void steps_are_written_once_and_kept_beside_the_suite() throws IOException {
        ScriptedJudge judge = new ScriptedJudge().on("steps", STEPS).on("grade", "{\"reason\": \"r\", \"score\": 5}");
        Scorer scorer = unfrozen();

        List<Problem> warnings =
                Scorers.prepare(List.of(scorer), judge.equipment()).warnings();
        Scorers.prepare(List.of(scorer), judge.equipment());
        Score first = Asked.score(scorer, answer("Hi."), judge.equipment());
        Scorer later = unfrozen();
        Scorers.prepare(List.of(later), judge.equipment());
        Asked.score(later, answer("Hi."), judge.equipment());

        assertThat(judge.steps()).containsExactly("steps", "grade", "grade");
        assertThat(scored(first).value()).isEqualTo(1);
        assertThat(judge.prompt(1)).contains("1. Read the answer.\n2. Look for \"gaps\": any.");
        assertThat(judge.prompt(2)).isEqualTo(judge.prompt(1));
        assertThat(Files.readString(folder.resolve("g-eval/coherence.yaml")))
                .contains("  - \"Read the answer.\"\n  - \"Look for \\\"gaps\\\": any.\"\n");
        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(ProblemCode.RUN_009);
            assertThat(warning.where().file()).endsWith("g-eval/coherence.yaml");
            assertThat(warning.what()).isEqualTo("the judge wrote the steps of \"coherence\"");
            assertThat(warning.fix()).isEqualTo("read them, then commit the file: later runs grade by it");
        });
    }

    @Test
    void other_criteria_or_another_scale_ask_for_other_steps() {
        ScriptedJudge judge = new ScriptedJudge().on("steps", STEPS);
        Scorers.prepare(List.of(unfrozen()), judge.equipment());

        assertThat(unfrozen().unprepared()).isEmpty();
        assertThat(Asked.scorer("g-eval: {name: coherence, criteria: Brief.}", folder)
                        .unprepared())
                .isPresent();
        assertThat(Asked.scorer("g-eval: {name: coherence, criteria: Coherent., scale: 0-10}", folder)
                        .unprepared())
                .hasValueSatisfying(problem -> assertThat(problem.what())
                        .isEqualTo("the steps of \"coherence\" are not written for its criteria, and each shard would"
                                + " write others"));
    }

    @Test
    void a_judge_that_writes_no_steps_leaves_every_score_unscored() {
        ScriptedJudge judge = new ScriptedJudge().on("steps", "{\"steps\": []}").on("steps-repair", "no");
        Scorer scorer = unfrozen();

        Scorers.prepare(List.of(scorer), judge.equipment());
        Score.Unscored score = unscored(Asked.score(scorer, answer("Hi."), judge.equipment()));

        assertThat(score.cause()).isEqualTo(UnscoredCause.JUDGE_REPLY);
        assertThat(score.detail()).startsWith("its steps could not be written: step steps:");
        assertThat(folder.resolve("g-eval")).doesNotExist();
    }

    @Test
    void a_scorer_that_nobody_prepared_has_no_steps_and_asks_nobody() {
        ScriptedJudge judge = new ScriptedJudge().on("steps", STEPS);

        assertThat(unscored(Asked.score(unfrozen(), answer("Hi."), judge.equipment()))
                        .cause())
                .isEqualTo(UnscoredCause.VALUE_MISSING);
        assertThat(judge.requests()).isEmpty();
    }

    @Test
    void criteria_that_differ_from_case_to_case_are_refused() {
        assertThat(problem("g-eval: 'Names {{ product }}.'").what())
                .isEqualTo("the criteria of g-eval hold a variable, and its steps serve for every case");
    }

    @Test
    void a_file_without_steps_is_told() throws IOException {
        Files.createDirectories(folder.resolve("g-eval"));
        Files.writeString(folder.resolve("g-eval/coherence.yaml"), "for: x\n");

        org.assertj.core.api.Assertions.assertThatThrownBy(this::unfrozen)
                .isInstanceOfSatisfying(
                        io.github.promptgate.problem.ProblemException.class,
                        e -> assertThat(e.problems().get(0).what()).isEqualTo("the file of steps holds none"));
    }
}
