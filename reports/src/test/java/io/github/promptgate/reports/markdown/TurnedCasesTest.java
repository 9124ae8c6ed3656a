package io.github.promptgate.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.input.ReportInput;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A case in several cells, held against two references. */
class TurnedCasesTest {

    private static final Standing NONE = Compared.standing();

    @Test
    void only_cells_in_which_a_case_fell_alike_since_the_same_are_one_row() throws IOException {
        Standing standing = standing(
                List.of(moved("plain", "careless@small", 1, 0)),
                List.of(),
                List.of(
                        moved("plain", "careless@small", 1, 0),
                        moved("plain", "grounded@small", 1, 0),
                        moved("outage", "careless@small", 1, .25),
                        moved("outage", "careless@large", 1, .25),
                        moved("outage", "grounded@large", 1, .5)),
                List.of());

        assertThat(comment(Compared.failed().with(standing)))
                .contains("| `careless@small`, otherwise in 1 other | 1 → 0 since `the baseline`, also worse than"
                        + " `cell v1@small` |")
                .contains("| `careless@small` and 1 other, otherwise in 1 other | 1 → 0.250 since `cell v1@small` |")
                .contains("**5 cases × cells worse (2 cases)**, 0 better than `the baseline` or `cell v1@small`.");
    }

    @Test
    void a_case_that_is_worse_in_one_cell_and_better_in_another_is_said_to_be_both() throws IOException {
        Standing standing = standing(
                List.of(moved("plain", "careless@small", 1, 0)),
                List.of(),
                List.of(),
                List.of(moved("plain", "grounded@small", 0, 1), moved("plain", "grounded@large", 0, 1)));

        assertThat(comment(Compared.failed().with(standing)))
                .contains("**1 case worse**, 2 cases × cells better (1 case) than `the baseline` or `cell v1@small`;"
                        + " 1 case is worse in one cell and better in another.")
                .contains("<summary>Cases × cells: 1 regressed, 2 fixed (1 case); cases: 0 added, 0 removed</summary>");
    }

    @Test
    void the_command_runs_the_first_of_the_worst_regressions() throws IOException {
        Standing standing = standing(
                List.of(moved("plain", "careless@small", 1, .5)),
                List.of(moved("plain", "careless@small", 1, .5)),
                List.of(moved("outage", "careless@large", 1, 0)),
                List.of());

        assertThat(comment(Compared.failed().with(standing)))
                .contains("again: `mvn prompt:evaluate -Dprompt.suites=refunds.suite.yaml -Dprompt.cases=outage"
                        + " -Dprompt.prompts=careless -Dprompt.models=large ");
    }

    @Test
    void how_far_judge_and_people_agree_is_told_as_the_log_tells_it() throws IOException {
        JudgeAgreement.Pair good = new JudgeAgreement.Pair(1, 1, true);
        JudgeAgreement.Pair bad = new JudgeAgreement.Pair(0, 0, false);
        JudgeAgreement agreed =
                new JudgeAgreement(JudgeAgreement.Source.LABELS, "pass-rate", List.of(good, bad, good, bad), 0);
        EvalOutcome run = Fixture.passed();
        EvalOutcome labelled = new EvalOutcome(
                run.suite(),
                run.folder(),
                run.exitCode(),
                run.problems(),
                run.record(),
                run.verdict(),
                run.warnings(),
                run.reach(),
                List.of(agreed),
                run.labelling(),
                run.standing(),
                run.formats());

        assertThat(comment(labelled)).contains("\nJudge and people: `pass-rate kappa 1.00 on 4 labelled answers");
        assertThat(comment(run)).doesNotContain("Judge and people");
    }

    private static Grounds.Moved moved(String id, String cell, double before, double after) {
        return Stands.moved(Fixture.caseRef(id, 7), cell, before, after);
    }

    private static Standing standing(
            List<Grounds.Moved> worse,
            List<Grounds.Moved> ofRun,
            List<Grounds.Moved> worseThanOther,
            List<Grounds.Moved> betterThanOther) {
        Standing.Unit run = unit(NONE.run(), ofRun);
        List<Standing.Unit> cells = NONE.cells().stream()
                .map(cell -> unit(
                        cell,
                        worse.stream()
                                .filter(moved -> moved.cell().equals(cell.id()))
                                .toList()))
                .toList();
        return new Standing(
                Optional.of("the baseline"),
                run,
                cells,
                List.of(),
                List.of(new Standing.Since("cell v1@small", worseThanOther, betterThanOther)));
    }

    private static Standing.Unit unit(Standing.Unit unit, List<Grounds.Moved> worse) {
        return new Standing.Unit(unit.id(), unit.passRate(), unit.cost(), unit.latency(), worse, List.of());
    }

    private static String comment(EvalOutcome outcome) throws IOException {
        StringWriter out = new StringWriter();
        ReportInput input = Stands.input(outcome);
        MarkdownReport.comment(input, out);
        return out.toString();
    }
}
