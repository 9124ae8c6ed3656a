package io.github.promptgate.reports.html;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.reports.summary.RunSummary;
import java.util.List;
import java.util.Optional;

/** Puts the first screen together. */
final class Overviews {

    private static final Overview.Heat NO_HEAT = new Overview.Heat(List.of(), List.of(), "", "");
    private static final Overview.Attention NO_ATTENTION = new Overview.Attention("", List.of(), List.of());
    private static final Overview.Scatter NO_SCATTER =
            new Overview.Scatter("", "", List.of(), List.of(), List.of(), "", "");
    private static final Overview.Figures NO_FIGURES = new Overview.Figures(List.of(), List.of());

    private Overviews() {}

    static Overview of(EvalOutcome outcome, Optional<RunSummary> summary) {
        return new Overview(
                summary.map(run -> TileViews.of(outcome, run)).orElse(List.of()),
                RuleList.of(outcome.verdict().map(Verdict::rules).orElse(List.of())),
                summary.map(run -> HeatViews.of(run, outcome.standing())).orElse(NO_HEAT),
                summary.map(AttentionViews::of).orElse(NO_ATTENTION),
                summary.map(ScatterViews::of).orElse(NO_SCATTER),
                ScoreViews.dumbbells(outcome.standing()),
                summary.map(ScoreViews::spreads).orElse(List.of()),
                ScoreViews.confusions(outcome, summary),
                summary.map(ScoreViews::lengths).orElse(List.of()),
                summary.map(FigureViews::of).orElse(NO_FIGURES));
    }
}
