package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.summary.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FigureViewsTest {

    private static final Cell COLD = new Cell("grounded", "small", new TreeMap<>(java.util.Map.of("temperature", "0")));

    @Test
    void a_classification_has_its_macro_f1_and_each_label() {
        Overview.Figures figures = FigureViews.of(RunSummary.of(Fixture.labelled("a>a", "b>a", "c>c"), 0));

        assertThat(figures.rows())
                .filteredOn(figure -> figure.name().startsWith("intent"))
                .extracting(
                        figure -> figure.name() + ": " + figure.values().get(0).value() + " "
                                + figure.values().get(0).note())
                .contains("intent: 66.7 % ", "intent, F1 of a: 0.667 precision 0.500, recall 1.000");
    }

    @Test
    void a_cell_without_a_price_says_so_and_one_without_calls_says_nothing() {
        TrialRecord trial = Fixture.plain("a", 0, 0, "x", Fixture.held());
        TrialRecord unpriced = new TrialRecord(
                trial.trial(), "", "", List.of(), trial.reply(), trial.scores(), OptionalDouble.empty(), trial.judge());
        Cell cell = trial.trial().cell();

        assertThat(figure(summary(List.of(cell), List.of(unpriced)), "cost per 1,000 trials"))
                .isEqualTo(new PageView.Value("unknown", ""));
        assertThat(figure(summary(List.of(cell), List.of()), "cost per 1,000 trials"))
                .isEqualTo(new PageView.Value("-", ""));
        assertThat(figure(summary(List.of(cell), List.of(trial)), "cost per 1,000 trials"))
                .isEqualTo(new PageView.Value("$0.50", ""));
    }

    @Test
    void every_metric_has_its_row_even_where_nothing_was_scored() {
        assertThat(FigureViews.of(summary(List.of(COLD), List.of())).rows())
                .extracting(PageView.Figure::name)
                .containsExactly(
                        "pass-rate",
                        "contains",
                        "faithfulness",
                        "tone",
                        "passed",
                        "failed",
                        "unscored",
                        "not applicable",
                        "cost per 1,000 trials",
                        "judge cost",
                        "latency p95",
                        "input tokens",
                        "output tokens");
        assertThat(figure(summary(List.of(COLD), List.of()), "tone")).isEqualTo(new PageView.Value("-", ""));
    }

    @Test
    void an_answer_that_was_given_has_no_tokens_and_none_that_are_unknown() {
        TrialRecord asked = Fixture.plain("a", 0, 0, "x", Fixture.held());
        Reply given = new Reply.Answered(
                "x", List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), CallInfo.given());
        Reply uncounted = given.with(CallInfo.live(5, 1, 0));
        assertThat(figure(summary(List.of(COLD), List.of(with(asked, given))), "input tokens"))
                .isEqualTo(new PageView.Value("-", ""));
        assertThat(figure(summary(List.of(COLD), List.of(with(asked, uncounted))), "input tokens"))
                .isEqualTo(new PageView.Value("unknown", ""));
    }

    private static TrialRecord with(TrialRecord trial, Reply reply) {
        return new TrialRecord(
                new Trial(COLD, trial.trial().caseRef(), 1),
                trial.input(),
                trial.expected(),
                List.of(),
                reply,
                trial.scores(),
                OptionalDouble.empty(),
                trial.judge());
    }

    private static PageView.Value figure(RunSummary summary, String name) {
        return FigureViews.of(summary).rows().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .values()
                .get(0);
    }

    private static RunSummary summary(List<Cell> cells, List<TrialRecord> trials) {
        Fixture.ListRecord record = Fixture.record(cells, 1, 1, trials);
        RunFooter footer = record.footer();
        return RunSummary.of(new Fixture.ListRecord(record.header(), trials, footer), 10);
    }
}
