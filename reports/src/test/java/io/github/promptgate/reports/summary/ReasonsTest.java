package io.github.promptgate.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.reports.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    @Test
    void a_missed_scorer_gives_its_reason_and_the_first_thing_against_the_answer() {
        assertThat(why(missed(0, new Evidence("not contained", List.of(item("missing", "30 days", "not found", ""))))))
                .isEqualTo("contains: not contained; not found \"30 days\"");
        assertThat(why(missed(
                        0.5,
                        new Evidence(
                                "1 of 2 statements are supported by the context",
                                List.of(
                                        item("statement", "Fine.", "supported", "stated"),
                                        item("statement", "Free.", "not supported", "silent on shipping"))))))
                .isEqualTo("contains 0.500: 1 of 2 statements are supported by the context; not supported \"Free.\","
                        + " silent on shipping");
        assertThat(why(missed(0, new Evidence("", List.of(item("schema-error", "/a", "type", "is no number"))))))
                .isEqualTo("contains: type \"/a\", is no number");
    }

    @Test
    void a_missed_scorer_without_evidence_is_named() {
        assertThat(why(missed(0, Evidence.none()))).isEqualTo("contains missed");
        assertThat(why(missed(0.25, Evidence.none()))).isEqualTo("contains 0.250 missed");
    }

    @Test
    void every_missed_and_unscored_scorer_is_named_and_no_other() {
        assertThat(why(
                        Score.Scored.binary("json", true, Evidence.of("fine")),
                        missed(0, Evidence.of("no")),
                        new Score.Unscored("tone", UnscoredCause.JUDGE_FAILED, "the judge is down"),
                        new Score.Scored("style", 0.1, Score.Mark.UNMARKED, Evidence.of("poor"))))
                .isEqualTo("contains: no; tone unscored: the judge is down");
    }

    @Test
    void a_long_reason_is_cut_with_a_count() {
        assertThat(why(missed(0, Evidence.of("x".repeat(200)))))
                .isEqualTo("contains: " + "x".repeat(160) + "... (+40 characters)");
    }

    @Test
    void samples_are_numbered_only_where_there_are_several() {
        var trial = Fixture.plain("a", 0, 0, "x", Fixture.missed());
        assertThat(Reasons.listed(trial, 1).title()).isEqualTo("a [grounded@small]");
        assertThat(Reasons.listed(trial, 3).title()).isEqualTo("a#1 [grounded@small]");
    }

    @Test
    void an_answer_of_a_fallback_names_it() {
        TrialRecord own = Fixture.plain("a", 0, 0, "x", Fixture.missed());
        Reply.Answered answer = (Reply.Answered) own.reply();
        Reply spares = new Reply.Answered(
                "x",
                List.of(),
                answer.finish(),
                answer.usage(),
                answer.contexts(),
                answer.call().answeredBy("spare"));
        TrialRecord trial = new TrialRecord(
                own.trial(),
                own.input(),
                own.expected(),
                own.messages(),
                spares,
                own.scores(),
                own.cost(),
                own.judge());

        assertThat(Reasons.listed(trial, 1).why())
                .isEqualTo("answered by spare; " + Reasons.listed(own, 1).why());
    }

    private static Evidence.Item item(String kind, String subject, String verdict, String note) {
        return new Evidence.Item(kind, subject, verdict, note);
    }

    private static Score missed(double value, Evidence evidence) {
        return new Score.Scored("contains", value, Score.Mark.MISSED, evidence);
    }

    private static String why(Score... scores) {
        return Reasons.listed(Fixture.plain("a", 0, 0, "x", List.of(scores)), 1).why();
    }
}
