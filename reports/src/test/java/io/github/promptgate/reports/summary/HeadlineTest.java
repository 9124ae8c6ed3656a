package io.github.promptgate.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.RuleResult.State;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Outcomes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    @Test
    void a_rule_counts_once_however_many_units_it_was_held_against() {
        assertThat(Headline.of(Fixture.failed()))
                .isEqualTo(new Headline("FAILED", "1 of 4 rules broken (32 trials: 29 scored, 3 unscored)"));
    }

    @Test
    void a_pass_says_what_it_rests_on() {
        assertThat(Headline.of(Fixture.passed()))
                .isEqualTo(new Headline("PASSED", "the one rule held (3 trials: 3 scored, 0 unscored)"));
        assertThat(Headline.of(outcome(ExitCode.PASSED, new Verdict.Pass(List.of()), Optional.empty())))
                .isEqualTo(new Headline("PASSED", "no rule was set"));
    }

    @Test
    void a_pass_with_warnings_says_so() {
        List<RuleResult> rules = List.of(
                Fixture.result(Fixture.rule("tone", 0.5, 1), Fixture.TONE, "p@m", State.WARN, 0.4),
                Fixture.result(Fixture.rule("contains", 0.5, 2), Fixture.CONTAINS, "p@m", State.PASS, 0.9));
        assertThat(Headline.of(outcome(ExitCode.PASSED, new Verdict.Pass(rules), Optional.empty()))
                        .sentence())
                .isEqualTo("1 of 2 rules warned, 1 held");
    }

    @Test
    void inconclusive_says_whether_rules_or_the_run_kept_it_from_judging() {
        Optional<RunRecord> record = Optional.of(Fixture.record());
        List<RuleResult> open =
                List.of(Fixture.result(Fixture.rule("tone", 0.5, 1), Fixture.TONE, "p@m", State.INCONCLUSIVE, 0.4));
        List<RuleResult> held =
                List.of(Fixture.result(Fixture.rule("tone", 0.5, 1), Fixture.TONE, "p@m", State.PASS, 0.6));

        assertThat(Headline.of(Fixture.nothingToRun()).sentence()).isEqualTo("nothing was judged");
        assertThat(Headline.of(outcome(ExitCode.INCONCLUSIVE, new Verdict.Inconclusive(open, List.of()), record))
                        .sentence())
                .isEqualTo("1 of 1 rule not judged (32 trials: 29 scored, 3 unscored)");
        assertThat(Headline.of(outcome(ExitCode.INCONCLUSIVE, new Verdict.Inconclusive(held, List.of()), record))
                        .sentence())
                .isEqualTo("the run is not fit to be judged (32 trials: 29 scored, 3 unscored)");
    }

    @Test
    void an_interrupted_run_is_inconclusive_and_counts_what_never_ran() {
        RunRecord record = Fixture.record(
                Fixture.record().header().cells(), 9, 1, Fixture.record().list());
        assertThat(Headline.of(outcome(
                        ExitCode.INTERRUPTED, new Verdict.Inconclusive(List.of(), List.of()), Optional.of(record))))
                .isEqualTo(new Headline(
                        "INCONCLUSIVE",
                        "stopped by the user (32 trials: 29 scored, 3 unscored; 4 of the plan never ran)"));
    }

    @Test
    void what_did_not_run_has_no_verdict() {
        assertThat(Headline.of(Fixture.badInput())).isEqualTo(new Headline("NOT RUN", "2 problems to mend first"));
        assertThat(Headline.of(outcome(ExitCode.INTERNAL, new Verdict.Pass(List.of()), Optional.empty())))
                .isEqualTo(new Headline("NOT RUN", "a fault of PromptGate's own"));
    }

    private static EvalOutcome outcome(ExitCode code, Verdict verdict, Optional<RunRecord> record) {
        return Outcomes.of("x", Path.of("x"), code, record, Optional.of(verdict));
    }
}
