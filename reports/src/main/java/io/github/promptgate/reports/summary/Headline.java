package io.github.promptgate.reports.summary;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.Shard;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.List;

/**
 * The verdict in words.
 *
 * @param word {@code PASSED}, {@code FAILED}, {@code INCONCLUSIVE}, {@code SHARD 2/3}, or {@code NOT RUN}
 * @param sentence why, and what it rests on
 */
public record Headline(String word, String sentence) {

    /** Of an outcome; the counts are those of its record. */
    public static Headline of(EvalOutcome outcome) {
        List<RuleResult> rules = outcome.verdict().map(Verdict::rules).orElse(List.of());
        String counts = outcome.record()
                .map(record -> rests(record.header(), record.footer()))
                .orElse("");
        String rests = reach(outcome, rules) + counts;
        return switch (outcome.exitCode()) {
            case PASSED -> new Headline("PASSED", Rules.told(rules) + rests);
            case SHARD -> new Headline("SHARD " + shard(outcome), kept(outcome));
            case FAILED -> new Headline("FAILED", Rules.told(rules, RuleResult.State.FAIL) + rests);
            case INCONCLUSIVE -> new Headline("INCONCLUSIVE", inconclusive(outcome, rules) + rests);
            case INTERRUPTED -> new Headline("INCONCLUSIVE", "stopped by the user" + rests);
            case BAD_INPUT, INTERNAL -> new Headline("NOT RUN", problems(outcome));
        };
    }

    /** Without a baseline, changes may still be measured from a cell or a revision. */
    private static String reach(EvalOutcome outcome, List<RuleResult> rules) {
        if (outcome.reach() != EvalOutcome.Reach.ABSOLUTE_RULES_ONLY) {
            return "";
        }
        return rules.stream().anyMatch(result -> result.rule().against().isPresent())
                ? "; rules against the baseline left out, no baseline"
                : "; absolute rules only, no baseline";
    }

    private static String environment(RunHeader header) {
        return header.environment().isEmpty() ? "" : "environment " + VisibleText.line(header.environment()) + ", ";
    }

    private static String part(RunHeader header) {
        return header.part().isEmpty() ? "" : VisibleText.line(header.part()) + ", ";
    }

    private static String shard(EvalOutcome outcome) {
        return outcome.shard().map(Shard::toString).orElse("");
    }

    private static String kept(EvalOutcome outcome) {
        return outcome.record()
                .map(record -> "kept " + record.footer().counts().trials() + " of "
                        + Figures.count(record.header().plannedTrials(), "trial")
                        + "; nothing is decided until they are merged")
                .orElse("");
    }

    private static String inconclusive(EvalOutcome outcome, List<RuleResult> rules) {
        if (outcome.shard().isPresent()) {
            return "shard " + shard(outcome) + " keeps the whole run from being judged";
        }
        if (outcome.record().isEmpty() || Rules.count(rules) == 0) {
            return "nothing was judged";
        }
        return Rules.count(rules, RuleResult.State.INCONCLUSIVE) == 0
                ? "the run is not fit to be judged"
                : Rules.told(rules, RuleResult.State.INCONCLUSIVE);
    }

    private static String problems(EvalOutcome outcome) {
        return outcome.exitCode() == ExitCode.INTERNAL
                ? "a fault of PromptGate's own"
                : Figures.count(outcome.problems().size(), "problem") + " to mend first";
    }

    private static String rests(RunHeader header, RunFooter footer) {
        Counts counts = footer.counts();
        long unrun = counts.planned() - counts.trials();
        return " (" + environment(header) + part(header) + Figures.count(counts.trials(), "trial") + ": "
                + counts.scored()
                + " scored, "
                + counts.unscored() + " unscored"
                + (counts.notApplicable() > 0 ? ", " + counts.notApplicable() + " not applicable" : "")
                + (unrun > 0 ? "; " + unrun + " of the plan never ran" : "")
                + footer.sampled().map(sampled -> "; " + Drawn.of(sampled)).orElse("") + ")";
    }
}
