package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.record.Usage;
import io.github.promptgate.reports.Fixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialViewsTest {

    private final TrialViews views = new TrialViews(
            Map.of(
                    "faithfulness",
                    Fixture.FAITHFULNESS,
                    "contains",
                    Fixture.CONTAINS,
                    "speed",
                    BuiltInMetrics.LATENCY.named("speed")),
            3);

    @Test
    void a_score_is_shown_in_the_unit_of_its_metric() {
        assertThat(score(scored("contains", 1)).value()).isEqualTo("1");
        assertThat(score(scored("faithfulness", 1)).value()).isEqualTo("1.000");
        assertThat(score(scored("speed", 1_940)).value()).isEqualTo("1.9 s");
        assertThat(score(scored("unknown", 0.25)).value()).isEqualTo("0.250");
    }

    @Test
    void an_unscored_score_has_no_value_but_a_cause() {
        CaseView.Score score = score(new Score.Unscored(
                "faithfulness", UnscoredCause.VERDICTS_MISSING, "s2 is missing", Evidence.of("asked twice")));
        assertThat(score.value()).isEqualTo("-");
        assertThat(score.chip().word()).isEqualTo("unscored");
        assertThat(score.reason().text()).isEqualTo("SCORE-006 s2 is missing\nasked twice");
    }

    @Test
    void a_score_that_does_not_apply_says_why() {
        CaseView.Score score = score(
                new Score.NotApplicable("faithfulness", Score.NotApplicable.Reason.ABSTAINED, "the answer abstains"));
        assertThat(score.chip().word()).isEqualTo("not applicable");
        assertThat(score.reason().text()).isEqualTo("abstained: the answer abstains");
    }

    @Test
    void long_evidence_is_cut_with_the_count_of_the_rest() {
        List<Evidence.Item> items = IntStream.range(0, 60)
                .mapToObj(i -> new Evidence.Item("statement", "s" + i, "supported", "x".repeat(1_200)))
                .toList();
        CaseView.Score score = score(new Score.Scored("faithfulness", 1, Score.Mark.PASSED, new Evidence("", items)));
        assertThat(score.items()).hasSize(50);
        assertThat(score.moreItems()).isEqualTo(10);
        assertThat(score.items().get(0).note().cut())
                .isEqualTo("shown 1,000 of 1,200 characters; all of it in results.jsonl");
    }

    @Test
    void evidence_is_coloured_by_what_it_says_of_the_answer() {
        assertThat(Chips.of(new Evidence.Item("statement", "x", "supported", "")))
                .isEqualTo("good");
        assertThat(Chips.of(new Evidence.Item("span", "x", "not supported", "")))
                .isEqualTo("bad");
        assertThat(Chips.of(new Evidence.Item("schema-error", "/a", "type", "")))
                .isEqualTo("bad");
        assertThat(Chips.of(new Evidence.Item("span", "x", "found", ""))).isEqualTo("calm");
    }

    @Test
    void what_a_call_took_is_listed() {
        Reply reply = new Reply.Answered(
                "x",
                List.of(),
                FinishReason.LENGTH,
                Optional.of(new Usage(1_200, 30, 1_000, 20)),
                Optional.empty(),
                CallInfo.live(61_500, 3, 2_500, List.of("429", "429")).recorded("2026-07-01T08:00:00Z"));
        assertThat(view(reply, List.of()).facts())
                .extracting(fact -> fact.name() + ": " + fact.value())
                .containsExactly(
                        "latency: 1m02s",
                        "tokens: 1,200 in (1,000 cached), 30 out (20 reasoning)",
                        "finish: length",
                        "origin: recorded",
                        "attempts: 3, waited 2.5 s",
                        "failed tries: 2 x 429",
                        "judge: 2 calls, unknown");
    }

    @Test
    void a_reply_that_never_came_and_one_of_a_fallback_say_why() {
        CallInfo call = CallInfo.live(20, 3, 0, List.of("429", "429", "reset"));
        Reply failed = new Reply.Failed(new Problem(ProblemCode.CALL_006, Where.nowhere(), "lost", "again"), call);
        Reply fallback = new Reply.Answered(
                "x", List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), call.answeredBy("spare"));

        assertThat(view(failed, List.of()).facts())
                .extracting(fact -> fact.name() + ": " + fact.value())
                .contains("attempts: 3, waited 0 ms", "failed tries: 2 x 429, reset")
                .noneMatch(fact -> fact.startsWith("answered by"));
        assertThat(view(fallback, List.of()).facts())
                .extracting(fact -> fact.name() + ": " + fact.value())
                .contains("answered by: spare", "failed tries: 2 x 429, reset");
    }

    @Test
    void a_given_answer_took_nothing() {
        Reply given = new Reply.Answered(
                "x", List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), CallInfo.given());
        assertThat(view(given, List.of()).facts())
                .extracting(CaseView.Fact::name)
                .containsExactly("finish", "origin", "judge");
    }

    @Test
    void samples_are_numbered_only_where_there_are_several() {
        TrialRecord trial = Fixture.plain("a", 0, 0, "x", Fixture.held());
        assertThat(views.of(trial).sample()).isEqualTo(1);
        assertThat(new TrialViews(Map.<String, Metric>of(), 1).of(trial).sample())
                .isZero();
    }

    private static Score scored(String metric, double value) {
        return new Score.Scored(metric, value, Score.Mark.PASSED, Evidence.none());
    }

    private CaseView.Score score(Score score) {
        return view(Fixture.plain("a", 0, 0, "x", List.of()).reply(), List.of(score))
                .scores()
                .get(0);
    }

    private CaseView.Trial view(Reply reply, List<Score> scores) {
        return views.of(new TrialRecord(
                Fixture.plain("a", 0, 0, "x", List.of()).trial(),
                "",
                "",
                List.of(),
                reply,
                scores,
                OptionalDouble.empty(),
                new Spend(2, 1, 1, OptionalDouble.empty())));
    }
}
