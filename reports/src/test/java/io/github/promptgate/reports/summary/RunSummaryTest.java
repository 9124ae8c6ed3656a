package io.github.promptgate.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.reports.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunSummaryTest {

    private static final Cell CELL = new Cell("p", "m");

    @Test
    void cells_are_counted_apart_and_together() {
        RunSummary summary = RunSummary.of(Fixture.record(), 10);

        assertThat(summary.run().counts().trials()).isEqualTo(32);
        assertThat(summary.cells()).hasSize(4);
        CellSummary careless = summary.cells().get(3);
        assertThat(careless.name()).isEqualTo("careless@large");
        assertThat(careless.counts().scored()).isEqualTo(7);
        assertThat(careless.counts().errors()).isEqualTo(1);
        assertThat(careless.passRate().orElseThrow()).isCloseTo(5 / 7.0, within(1e-12));
        assertThat(summary.failed()).hasSize(4);
    }

    @Test
    void samples_of_a_case_count_once_in_a_mean_and_each_in_the_counts() {
        List<TrialRecord> trials = List.of(
                trial("a", 1, 100, scored(1)),
                trial("a", 2, 100, scored(1)),
                trial("a", 3, 100, scored(1)),
                trial("b", 1, 100, scored(0)));

        CellSummary cell = RunSummary.of(Fixture.record(List.of(CELL), 2, 3, trials), 10)
                .cells()
                .get(0);

        assertThat(cell.passRate()).hasValue(0.5);
        assertThat(metric(cell, "contains").mean()).hasValue(0.5);
        assertThat(metric(cell, "contains").scored()).isEqualTo(4);
        assertThat(cell.counts().passed()).isEqualTo(3);
    }

    @Test
    void unscored_is_neither_zero_nor_forgotten() {
        Score unscored = new Score.Unscored("contains", UnscoredCause.VALUE_MISSING, "no value");
        List<TrialRecord> trials = List.of(trial("a", 1, 100, scored(1)), trial("b", 1, 100, unscored));

        RunSummary summary = RunSummary.of(Fixture.record(List.of(CELL), 2, 1, trials), 10);

        MetricSummary contains = metric(summary.cells().get(0), "contains");
        assertThat(contains.mean()).hasValue(1);
        assertThat(contains.unscored()).isEqualTo(1);
        assertThat(summary.run().counts().unscored()).isEqualTo(1);
        assertThat(summary.unjudged())
                .extracting(cause -> cause.code().id() + " " + cause.trials() + " " + cause.detail())
                .containsExactly("SCORE-009 1 contains: no value");
    }

    @Test
    void a_cell_that_never_ran_has_no_numbers() {
        CellSummary cell = RunSummary.of(Fixture.record(List.of(CELL), 2, 1, List.of()), 10)
                .cells()
                .get(0);

        assertThat(cell.passRate()).isEmpty();
        assertThat(cell.amounts().latencyP95()).isEmpty();
        assertThat(cell.amounts().costPerThousand()).isEmpty();
        assertThat(metric(cell, "contains"))
                .extracting(MetricSummary::scored, MetricSummary::unscored, MetricSummary::notApplicable)
                .containsExactly(0L, 0L, 0L);
    }

    @Test
    void p95_is_the_nearest_rank() {
        List<TrialRecord> trials = new ArrayList<>();
        for (int i = 100; i >= 1; i--) {
            trials.add(trial("c" + i, 1, i, scored(1)));
        }
        assertThat(p95(trials)).hasValue(95);
        assertThat(p95(trials.subList(0, 20))).hasValue(99);
        assertThat(p95(trials.subList(0, 1))).hasValue(100);
    }

    private static OptionalDouble p95(List<TrialRecord> trials) {
        return RunSummary.of(Fixture.record(List.of(CELL), trials.size(), 1, trials), 10)
                .run()
                .amounts()
                .latencyP95();
    }

    @Test
    void an_unknown_price_is_counted_and_never_taken_for_zero() {
        TrialRecord unpriced = new TrialRecord(
                trial("a", 1, 1, scored(1)).trial(),
                "",
                "",
                List.of(),
                answer(1),
                List.of(scored(1)),
                OptionalDouble.empty(),
                new Spend(1, 1, 1, OptionalDouble.empty()));
        List<TrialRecord> trials = List.of(unpriced, trial("b", 1, 1, scored(1)));

        CellSummary.Amounts amounts = RunSummary.of(Fixture.record(List.of(CELL), 2, 1, trials), 10)
                .run()
                .amounts();

        assertThat(amounts.unpriced()).isEqualTo(1);
        assertThat(amounts.costPerThousand().orElseThrow()).isCloseTo(2, within(1e-9));
        assertThat(amounts.judgeCost()).isEmpty();
    }

    @Test
    void causes_are_grouped_by_code_and_the_most_frequent_comes_first() {
        assertThat(RunSummary.of(Fixture.record(), 10).unjudged())
                .extracting(cause -> cause.code().id() + " " + cause.trials() + " "
                        + cause.first().title())
                .containsExactly("CALL-001 2 outage [grounded@large]", "SCORE-005 1 judge,prose [grounded@small]");
    }

    @Test
    void samples_of_a_case_that_fail_alike_are_listed_once() {
        List<TrialRecord> trials = List.of(
                trial("a", 1, 1, scored(0)),
                trial("a", 2, 1, scored(0)),
                trial("a", 3, 1, scored(1)),
                trial("b", 1, 1, scored(1)),
                trial("b", 2, 1, scored(0)),
                trial("c", 1, 1, scored(0)));

        List<MissedCase> failed =
                RunSummary.of(Fixture.record(List.of(CELL), 3, 3, trials), 2).failed();

        assertThat(failed).extracting(MissedCase::title).containsExactly("a [p@m], 2 samples", "b#2 [p@m]");
        assertThat(MissedTally.trials(failed)).isEqualTo(3);
    }

    @Test
    void built_in_metrics_have_figures_of_their_own() {
        assertThat(RunSummary.of(Fixture.record(), 10).run().metrics())
                .extracting(m -> m.metric().name())
                .containsExactly("contains", "faithfulness", "tone")
                .doesNotContainAnyElementsOf(
                        BuiltInMetrics.all().stream().map(Metric::name).toList());
    }

    @Test
    void a_trial_of_an_unknown_cell_is_refused() {
        Fixture.ListRecord record = Fixture.record(List.of(), 1, 1, List.of(trial("a", 1, 1, scored(1))));
        assertThatThrownBy(() -> RunSummary.of(record, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the record's header does not name cell p@m");
    }

    private static MetricSummary metric(CellSummary cell, String name) {
        return cell.metrics().stream()
                .filter(m -> m.metric().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Score scored(int value) {
        return Score.Scored.binary("contains", value == 1, Evidence.none());
    }

    private static Reply answer(long latency) {
        return new Reply.Answered(
                "x", List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), CallInfo.live(latency, 1, 0));
    }

    private static TrialRecord trial(String id, int sample, long latency, Score score) {
        return new TrialRecord(
                new Trial(CELL, Fixture.caseRef(id, 0), sample),
                "",
                "",
                List.of(),
                answer(latency),
                List.of(score),
                OptionalDouble.of(0.002),
                Spend.none());
    }
}
