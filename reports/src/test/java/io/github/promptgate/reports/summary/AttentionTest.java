package io.github.promptgate.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.summary.Attention.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {

    private static final List<Cell> ONE = List.of(new Cell("grounded", "small"));

    @Test
    void regressed_come_first_then_failed_then_unscored() {
        Attention attention = RunSummary.of(Compared.failed(), 0).orElseThrow().attention();

        assertThat(attention.items())
                .extracting(item -> item.kind() + " " + item.trial().title())
                .containsExactly(
                        "REGRESSED refund-017 [careless@small]",
                        "REGRESSED <img src=x onerror=alert(1)> [careless@small]",
                        "FAILED refund-017 [careless@large]",
                        "FAILED <img src=x onerror=alert(1)> [careless@large]",
                        "UNSCORED outage [grounded@large]",
                        "UNSCORED outage [careless@large]",
                        "UNSCORED judge,prose [grounded@small]");
        assertThat(attention.count(Kind.REGRESSED)).isEqualTo(2);
        assertThat(attention.items().get(0).turned().orElseThrow().moved().after())
                .isZero();
        assertThat(attention.items().get(0).trial().why()).startsWith("contains: ");
    }

    @Test
    void samples_that_disagree_are_flaky_and_a_case_counts_once() {
        Attention attention = samples("+-+", "---", "+?+", "+++");

        assertThat(attention.items())
                .extracting(
                        item -> item.kind() + " " + item.trial().caseId() + " " + item.passed() + "/" + item.judged())
                .containsExactly("FAILED c1 0/3", "UNSCORED c2 2/2", "FLAKY c0 2/3");
        assertThat(attention.flaky()).isEqualTo(1);
    }

    @Test
    void of_many_so_many_are_listed_and_all_are_counted() {
        String[] all = new String[40];
        java.util.Arrays.fill(all, "-");

        assertThat(samples(all).items()).hasSize(12);
        assertThat(samples(all).count(Kind.FAILED)).isEqualTo(40);
    }

    /** A case per text, a sample per letter: {@code +} passed, {@code -} failed, {@code ?} unscored. */
    private static Attention samples(String... cases) {
        List<TrialRecord> trials = new ArrayList<>();
        for (int row = 0; row < cases.length; row++) {
            for (int sample = 0; sample < cases[row].length(); sample++) {
                trials.add(trial(row, sample, cases[row].charAt(sample)));
            }
        }
        return RunSummary.of(Fixture.record(ONE, cases.length, cases[0].length(), trials), 0)
                .attention();
    }

    private static TrialRecord trial(int row, int sample, char mark) {
        Score score = mark == '?'
                ? new Score.Unscored("contains", UnscoredCause.JUDGE_FAILED, "no verdict")
                : Score.Scored.binary("contains", mark == '+', Evidence.none());
        TrialRecord plain = Fixture.plain("c" + row, row, 0, "x", List.of(score));
        return new TrialRecord(
                new Trial(ONE.get(0), plain.trial().caseRef(), sample + 1),
                plain.input(),
                plain.expected(),
                plain.messages(),
                plain.reply(),
                plain.scores(),
                plain.cost(),
                plain.judge());
    }
}
