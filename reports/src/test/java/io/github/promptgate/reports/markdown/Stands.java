package io.github.promptgate.reports.markdown;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.RunSummary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Outcomes with the figures that a baseline gives them. */
final class Stands {

    static final Links GITHUB = new Links(
            Optional.of("https://github.com/acme/prompts"),
            Optional.of("90950ee".repeat(5) + "90950"),
            Optional.of("https://github.com/acme/prompts/actions/runs/42"),
            Optional.of("https://github.com/acme/prompts/actions/runs/42/artifacts/7"),
            "support/");

    private Stands() {}

    static ReportInput input(EvalOutcome outcome) {
        return new ReportInput(outcome, outcome.record().map(record -> RunSummary.of(record, 0)), GITHUB);
    }

    static EvalOutcome against(String reference, EvalOutcome outcome, Grounds.Moved... worse) {
        Standing.Figure rate = figure(0.883, 0.938, OptionalDouble.of(0.022));
        Standing.Figure cost = figure(0.00214, 0.00102, OptionalDouble.empty());
        Standing.Figure latency = figure(1_900, 2_000, OptionalDouble.empty());
        Standing.Unit run = new Standing.Unit("run", rate, cost, latency, List.of(worse), List.of());
        return outcome.with(new Standing(
                Optional.of(reference),
                run,
                List.of(
                        new Standing.Unit("grounded@small", rate, cost, latency, List.of(worse), List.of()),
                        new Standing.Unit(
                                "careless@small",
                                figure(0.81, 0.806, OptionalDouble.empty()),
                                figure(0.00031, 0.00031, OptionalDouble.empty()),
                                latency,
                                List.of(),
                                List.of())),
                outcome.verdict().stream()
                        .flatMap(verdict -> verdict.rules().stream())
                        .filter(result -> !result.rule().side().isOfChange())
                        .flatMap(result -> asked(run, result).stream())
                        .toList()));
    }

    private static Optional<Standing.Asked> asked(Standing.Unit run, RuleResult result) {
        Standing.Delta faithfulness = new Standing.Delta(.92, .91, Optional.empty(), OptionalDouble.of(.53));
        Optional<Standing.Delta> change = switch (result.rule().metric()) {
            case "pass-rate" -> run.passRate().change();
            case "cost" -> run.cost().change();
            case "latency" -> run.latency().change();
            case "faithfulness" -> Optional.of(faithfulness);
            default -> Optional.empty();
        };
        return change.map(by -> new Standing.Asked(result.rule().id(), result.unit(), by, 41));
    }

    static Grounds.Moved moved(CaseRef ref, String cell, double before, double after) {
        return new Grounds.Moved(ref, cell, before, after);
    }

    private static Standing.Figure figure(double now, double before, OptionalDouble p) {
        return new Standing.Figure(
                OptionalDouble.of(now),
                Optional.empty(),
                Optional.of(new Standing.Delta(before, now, Optional.empty(), p)));
    }
}
