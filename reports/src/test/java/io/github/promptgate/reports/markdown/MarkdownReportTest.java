package io.github.promptgate.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Golden;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    private static final Grounds.Moved FELL = Stands.moved(Fixture.caseRef("refund-017", 0), "careless@small", 1, 0);

    @Test
    void a_failed_run_is_told_from_the_headline_to_the_command_that_runs_it_again() throws IOException {
        EvalOutcome failed = Stands.against("main 36e211f", Fixture.failed(), FELL);

        golden("comment-failed.md", comment(Stands.input(failed)));
        Golden.holds("summary-failed.md", summary(Stands.input(failed)));
    }

    @Test
    void a_run_that_is_held_against_two_says_against_which_a_case_is_worse() throws IOException {
        String comment = comment(Stands.input(Compared.sinceTwo("cell a|`b`@small")));

        assertThat(comment)
                .contains("**4 cases × cells worse (3 cases)**, 0 better than `the baseline` or ``cell a|`b`@small``.")
                .contains("| `careless@small` | 1 → 0 since `the baseline`, also worse than")
                .contains("Cases × cells: 4 regressed (3 cases), 0 fixed; cases: 0 added, 0 removed")
                .contains("in `careless@large` 1 → 0.750 since ``cell a|`b`@small``\n")
                .doesNotContain("✅ Fixed");
    }

    @Test
    void a_passed_run_is_one_headline_and_what_is_folded() throws IOException {
        String comment = comment(Stands.input(Stands.against("main 36e211f", Fixture.passed())));

        golden("comment-passed.md", comment);
        assertThat(comment.substring(0, comment.indexOf("<details>"))).doesNotContain("| :--");
    }

    @Test
    void bad_input_is_told_with_its_fixes() throws IOException {
        golden("comment-bad-input.md", comment(Stands.input(Fixture.badInput())));
    }

    @Test
    void a_run_without_a_baseline_names_the_command_that_makes_one() throws IOException {
        EvalOutcome failed = Fixture.failed();
        EvalOutcome unknown = Outcomes.of(
                failed.suite(),
                failed.folder(),
                ExitCode.INCONCLUSIVE,
                failed.record(),
                Optional.of(new Verdict.Inconclusive(
                        List.of(Fixture.result(
                                Fixture.rule("contains", 0.9, 33),
                                Fixture.CONTAINS,
                                "careless@large: not judged, there is no baseline (BASELINE-001); accept a run: \"mvn"
                                        + " prompt:accept\"",
                                io.github.promptgate.gate.RuleResult.State.INCONCLUSIVE,
                                0.5)),
                        List.of())));

        String comment = comment(new ReportInput(unknown, Optional.empty(), Links.none()));

        assertThat(comment)
                .contains("### ⚪ Prompt gate inconclusive · `refunds` · 1 of 1 rule not judged")
                .contains("accept a run: \"mvn prompt:accept\"");
        golden("comment-inconclusive.md", comment);
    }

    @Test
    void a_run_that_was_to_have_no_baseline_says_so_in_its_headline() throws IOException {
        EvalOutcome passed = Fixture.passed();
        EvalOutcome absolute = new EvalOutcome(
                passed.suite(),
                passed.folder(),
                passed.exitCode(),
                List.of(),
                passed.record(),
                passed.verdict(),
                List.of(),
                EvalOutcome.Reach.ABSOLUTE_RULES_ONLY,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                passed.formats());

        assertThat(comment(Stands.input(absolute)).lines().skip(2).findFirst().orElseThrow())
                .isEqualTo(
                        "### ✅ Prompt gate passed · `refunds` · the one rule held; absolute rules only, no baseline (3"
                                + " trials: 3 scored, 0 unscored)");
    }

    @Test
    void cases_without_a_recorded_reply_are_counted_in_the_headline() throws IOException {
        List<TrialRecord> trials = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            TrialRecord asked = Fixture.plain("case-" + row, row, 0, "60 days.", Fixture.held());
            Problem miss = new Problem(ProblemCode.CALL_012, Where.nowhere(), "no recorded reply", "record it");
            trials.add(
                    row == 0
                            ? asked
                            : new TrialRecord(
                                    asked.trial(),
                                    asked.input(),
                                    asked.expected(),
                                    asked.messages(),
                                    new Reply.Failed(miss, CallInfo.none()),
                                    List.of(),
                                    OptionalDouble.empty(),
                                    asked.judge()));
        }
        EvalOutcome replay = Outcomes.of(
                "refunds",
                Path.of("out"),
                ExitCode.INCONCLUSIVE,
                Optional.of(Fixture.record(List.of(new Cell("grounded", "small")), 3, 1, trials)),
                Optional.of(new Verdict.Inconclusive(List.of(), List.of())));

        assertThat(comment(Stands.input(replay)))
                .contains("### ⚪ Prompt gate inconclusive · `refunds` · 2 of 3 cases have no recorded answer · ");
    }

    @Test
    void the_first_that_did_not_pass_are_cases_and_not_samples_of_one() throws IOException {
        List<TrialRecord> trials = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            for (int sample = 1; sample <= 3; sample++) {
                TrialRecord one = Fixture.plain("case-" + row, row, 0, "no", Fixture.missed());
                trials.add(new TrialRecord(
                        new Trial(one.trial().cell(), one.trial().caseRef(), sample),
                        one.input(),
                        one.expected(),
                        one.messages(),
                        one.reply(),
                        one.scores(),
                        one.cost(),
                        one.judge()));
            }
        }
        EvalOutcome failed = Outcomes.of(
                "refunds",
                Path.of("out"),
                ExitCode.FAILED,
                Optional.of(Fixture.record(List.of(new Cell("grounded", "small")), 4, 3, trials)),
                Optional.of(new Verdict.Fail(List.of(), List.of())));

        String comment = comment(Stands.input(failed));

        assertThat(comment.lines()
                        .filter(line -> line.startsWith("| [`case-"))
                        .map(line -> line.replaceAll("[\\[\\]]|\\(.*?\\)", "").substring(0, 20)))
                .containsExactly(
                        "| `case-0` 3 samples",
                        "| `case-1` 3 samples",
                        "| `case-2` 3 samples",
                        "| `case-0` 3 samples",
                        "| `case-1` 3 samples",
                        "| `case-2` 3 samples",
                        "| `case-3` 3 samples");
        assertThat(comment)
                .contains("<summary>12 trials did not pass</summary>")
                .doesNotContain("more, in the report");
    }

    @Test
    void a_comment_of_ten_thousand_long_cases_stays_under_its_limit_and_says_what_it_left_out() throws IOException {
        List<TrialRecord> trials = new ArrayList<>();
        List<Grounds.Moved> worse = new ArrayList<>();
        for (int row = 0; row < 10_000; row++) {
            String id = row + "|`@everyone`".repeat(20);
            trials.add(Fixture.plain(id, row, 0, "no", Fixture.missed()));
            worse.add(Stands.moved(Fixture.caseRef(id, row), "grounded@small", 1, 0));
        }
        EvalOutcome failed = Fixture.failed();
        EvalOutcome large = Stands.against(
                "main",
                Outcomes.of(
                        "refunds",
                        failed.folder(),
                        ExitCode.FAILED,
                        Optional.of(Fixture.record(List.of(new Cell("grounded", "small")), 10_000, 1, trials)),
                        failed.verdict()),
                worse.toArray(Grounds.Moved[]::new));

        String comment = comment(Stands.input(large));
        String summary = summary(Stands.input(large));

        assertThat(comment.length()).isLessThanOrEqualTo(60_000);
        assertThat(comment).contains("**Worst regressions**", "**10000 cases worse**", "and 9,950 more, in the report");
        assertThat(summary).contains("and 9,500 more, in the report");
        assertThat(summary.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(1_048_576);
        assertThat(MarkdownReport.summary(Stands.input(large), 4_000).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(4_000);
        assertThat(MarkdownReport.summary(Stands.input(large), 4_000))
                .contains("_Left out, as it would be too long: the lists of cases.");
        assertThat(MarkdownReport.summary(Stands.input(large), 10).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("### ❌ Prompt gate failed · `refunds` · "));
    }

    /** Which bytes gzip makes is up to the JDK; {@code StateJsonTest} reads them. */
    private static void golden(String name, String comment) {
        Golden.holds(name, comment.replaceFirst(" state=\\S+", " state=..."));
    }

    private static String comment(ReportInput input) throws IOException {
        StringWriter out = new StringWriter();
        MarkdownReport.comment(input, out);
        return out.toString();
    }

    private static String summary(ReportInput input) throws IOException {
        StringWriter out = new StringWriter();
        MarkdownReport.summary(input, out);
        return out.toString();
    }
}
