package io.github.promptgate;

import static io.github.promptgate.SuiteFolder.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.gate.Correction;
import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.label.Draw;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.label.LabelFile;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.source.Digest;
import io.github.promptgate.suite.Overrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Label, save, run again: what people said of a run's answers measures its judge and corrects its rate. */
@Timeout(120)
class LabelsRunTest {

    private static final String SUITE = "shop.suite.yaml";

    @TempDir
    Path root;

    /** Forty cases; the judge passes the answers to all but c0 to c9. */
    private SuiteFolder suite(String... gate) {
        String cases =
                IntStream.range(0, 40).mapToObj(i -> "c" + i + ",q" + i + "?").collect(Collectors.joining("\n"));
        return new SuiteFolder(root)
                .file("cases.csv", "id,question", cases)
                .file("replies.yaml", "replies:", "  - {reply: \"answer to {{ question }}\"}")
                .file(
                        "judge.yaml",
                        "replies:",
                        "  - {when: {case: \"c?\"}, reply: {reason: r, verdict: fail}}",
                        "  - {reply: {reason: r, verdict: pass}}")
                .suite(
                        "suite: shop",
                        "prompts:",
                        "  - {id: plain, messages: [{user: \"{{ question }}\"}]}",
                        "models:",
                        "  - {id: small, mock: replies.yaml}",
                        "dataset: cases.csv",
                        "judge: {id: j, mock: judge.yaml}",
                        "labels: labels.jsonl",
                        "scorers:",
                        "  - judge: {name: tone, rubric: Polite.}",
                        "gate:",
                        "  - {metric: pass-rate, min: 50%}")
                .append(SUITE, gate);
    }

    private static List<TrialRecord> trials(EvalOutcome outcome) {
        try (Stream<TrialRecord> trials = outcome.record().orElseThrow().trials()) {
            return trials.toList();
        }
    }

    private static HumanLabel label(
            TrialRecord trial, boolean good, String reviewer, Optional<HumanLabel.Drawn> drawn) {
        Trial id = trial.trial();
        return new HumanLabel(
                id.caseRef().id(),
                id.cell().id(),
                Digest.sha256(trial.reply().text()),
                good ? HumanLabel.Verdict.GOOD : HumanLabel.Verdict.BAD,
                OptionalDouble.empty(),
                Optional.empty(),
                "",
                reviewer,
                "2026-11-22T10:00:00Z",
                drawn);
    }

    private void save(List<HumanLabel> labels) {
        LabelFile.add(root.resolve("labels.jsonl"), "labels.jsonl", labels);
    }

    private static int number(TrialRecord trial) {
        return Integer.parseInt(trial.trial().caseRef().id().substring(1));
    }

    private static RuleResult agreementRule(EvalOutcome outcome) {
        return outcome.verdict()
                .orElseThrow()
                .fold(Verdict.Pass::rules, Verdict.Fail::rules, Verdict.Inconclusive::rules)
                .get(1);
    }

    @Test
    void label_save_run_again_and_the_kappa_appears_and_can_gate() {
        SuiteFolder folder = suite("  - {metric: judge-agreement, min: 0.6}");
        folder.file("answer.sh", "echo x >> calls.txt", "echo '{\"text\": \"within 60 days\"}'");
        folder.file(
                SUITE,
                folder.text(SUITE)
                        .replace("mock: replies.yaml", "exec: {command: [/bin/sh, answer.sh], version: \"1\"}"));
        EvalOutcome first = folder.evaluate();
        assertThat(first.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(lines(first.warnings())).containsExactly("labels.jsonl LABEL-002 there are no labels yet");
        assertThat(agreementRule(first).message())
                .isEqualTo("judge-agreement min 0.6 in the run: the judge was not measured");

        save(trials(first).stream()
                .filter(trial -> number(trial) < 20)
                .map(trial -> label(trial, number(trial) >= 10, "ann", Optional.empty()))
                .toList());
        EvalOutcome agreeing = folder.evaluate();

        assertThat(agreeing.record().orElseThrow().footer().sources().recorded())
                .isEqualTo(40);
        assertThat(folder.text("calls.txt").lines()).as("calls of both runs").hasSize(40);
        assertThat(agreeing.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(agreeing.warnings()).isEmpty();
        assertThat(agreementRule(agreeing).message())
                .isEqualTo(
                        "judge-agreement min 0.6 in the run: pass-rate kappa 1.00 on 20 labelled answers, 100.0 % the"
                                + " same, sensitivity 1.00 [0.72, 1.00], specificity 1.00 [0.72, 1.00]");

        save(trials(first).stream()
                .filter(trial -> number(trial) < 20)
                .map(trial -> label(trial, number(trial) % 2 == 0, "ann", Optional.empty()))
                .toList());
        EvalOutcome disagreeing = folder.evaluate();

        assertThat(disagreeing.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(agreementRule(disagreeing).observed()).hasValue(0);
        assertThat(agreementRule(disagreeing).problem().orElseThrow().code().id())
                .isEqualTo("GATE-006");
        assertThat(SuiteFolder.engine()
                        .explain(new ExplainRequest(
                                List.of(folder.request().suite()),
                                folder.request().output(),
                                folder.request().workingFolder(),
                                folder.request().overrides(),
                                Optional.empty()))
                        .get(0)
                        .results()
                        .get(1)
                        .result()
                        .message())
                .isEqualTo(agreementRule(disagreeing).message());
    }

    @Test
    void labels_of_answers_that_are_gone_ties_and_unknown_metrics_are_told_and_never_used() {
        SuiteFolder folder = suite();
        List<TrialRecord> trials = trials(folder.evaluate());
        HumanLabel bad = label(trials.get(0), false, "ann", Optional.empty());
        save(List.of(
                bad,
                label(trials.get(0), true, "bob", Optional.empty()),
                label(trials.get(1), false, "ann", Optional.empty()),
                new HumanLabel(
                        "c2",
                        "p@m",
                        "0".repeat(64),
                        bad.verdict(),
                        bad.score(),
                        bad.metric(),
                        "",
                        "ann",
                        bad.at(),
                        bad.drawn()),
                new HumanLabel(
                        "c3",
                        bad.cell(),
                        Digest.sha256(trials.get(3).reply().text()),
                        bad.verdict(),
                        bad.score(),
                        Optional.of("tune"),
                        "",
                        "ann",
                        bad.at(),
                        bad.drawn())));

        EvalOutcome outcome = folder.evaluate();
        Labelling labelling = outcome.labelling().orElseThrow();

        assertThat(labelling.answers()).isOne();
        assertThat(labelling.ties()).isOne();
        assertThat(labelling.unmet()).isOne();
        assertThat(lines(outcome.warnings()))
                .containsExactly(
                        "labels.jsonl LABEL-003 1 of 5 labels speaks of answers that this run does not have",
                        "labels.jsonl LABEL-003 unknown metric of labels \"tune\"; its labels were not used",
                        "labels.jsonl LABEL-003 1 answer was called good by as many people as bad, and not used");
        assertThat(outcome.warnings().get(1).fix()).isEqualTo("did you mean \"tone\"?");
        assertThat(outcome.agreements()).singleElement().satisfies(one -> {
            assertThat(one.source()).isEqualTo(JudgeAgreement.Source.LABELS);
            assertThat(one.pairs()).hasSize(1);
        });
    }

    @Test
    void three_people_decide_by_majority_and_a_metric_is_held_against_its_own_score() {
        SuiteFolder folder = suite();
        List<TrialRecord> trials = trials(folder.evaluate());
        List<HumanLabel> labels = new ArrayList<>();
        for (int reviewer = 0; reviewer < 3; reviewer++) {
            HumanLabel one = label(trials.get(0), reviewer == 0, "r" + reviewer, Optional.empty());
            labels.add(new HumanLabel(
                    one.caseId(),
                    one.cell(),
                    one.answerSha256(),
                    one.verdict(),
                    OptionalDouble.empty(),
                    Optional.of("tone"),
                    "",
                    one.reviewer(),
                    one.at(),
                    one.drawn()));
        }
        save(labels);

        JudgeAgreement tone = folder.evaluate().agreements().get(0);

        assertThat(tone.metric()).isEqualTo("tone");
        assertThat(tone.pairs()).containsExactly(new JudgeAgreement.Pair(0, 0, false));
    }

    @Test
    void a_whole_random_draw_corrects_the_rate_and_a_part_of_it_does_not() {
        SuiteFolder folder = suite();
        List<TrialRecord> trials = trials(folder.evaluate());
        List<String> drawn =
                Draw.order(7, trials.stream().map(t -> t.trial().id()).toList()).subList(0, 20);
        List<HumanLabel> labels = trials.stream()
                .filter(trial -> drawn.contains(trial.trial().id()))
                .map(trial -> label(trial, number(trial) >= 20, "ann", Optional.of(new HumanLabel.Drawn(7, 20, 40))))
                .toList();

        save(labels.subList(0, 19));
        EvalOutcome part = folder.evaluate();
        assertThat(part.labelling().orElseThrow().corrections()).isEmpty();
        assertThat(lines(part.warnings()))
                .containsExactly(
                        "labels.jsonl LABEL-004 pass-rate is not corrected: of the 20 of 40 answers that seed 7 draws,"
                                + " 19 are labelled");

        save(labels);
        EvalOutcome whole = folder.evaluate();
        Correction correction = whole.labelling().orElseThrow().corrections().get(0);
        assertThat(whole.warnings()).isEmpty();
        assertThat(correction.judged()).isEqualTo(.75);
        assertThat(correction.labels()).isEqualTo(20);
        assertThat(correction.answers()).isEqualTo(40);
        assertThat(correction.rate().interval().holds(.5)).as("the truth").isTrue();
        assertThat(correction.rate().interval().holds(.75))
                .as("what the judge said")
                .isFalse();
        assertThat(correction.text())
                .startsWith("pass-rate corrected by 20 labels of 40 answers: ")
                .endsWith(", judged 75.0 %");
    }

    @Test
    void labels_that_only_say_that_they_were_drawn_correct_nothing() {
        SuiteFolder folder = suite();
        List<TrialRecord> trials = trials(folder.evaluate());
        save(trials.stream()
                .filter(trial -> number(trial) < 12)
                .map(trial -> label(trial, false, "ann", Optional.of(new HumanLabel.Drawn(7, 12, 40))))
                .toList());

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.labelling().orElseThrow().corrections()).isEmpty();
        assertThat(outcome.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.what())
                        .startsWith("pass-rate is not corrected: of the 12 of 40 answers that seed 7 draws, "));
    }

    private static GivenOption part(int shard) {
        return new GivenOption(RunOption.SHARD, Where.file("--shard"), List.of(shard + "/2"));
    }

    @Test
    void merged_shards_are_held_against_the_labels_too() {
        SuiteFolder folder = suite("  - {metric: judge-agreement, min: 0.6}");
        save(trials(folder.evaluate()).stream()
                .filter(trial -> number(trial) < 20)
                .map(trial -> label(trial, number(trial) >= 10, "ann", Optional.empty()))
                .toList());
        for (int shard = 1; shard <= 2; shard++) {
            SuiteFolder.engine()
                    .evaluate(
                            new EvalRequest(
                                    root.resolve(SUITE),
                                    root.resolve("s" + shard),
                                    root,
                                    GivenOption.overrides(List.of(part(shard)), List.of())),
                            RunListener.silent());
        }

        EvalOutcome merged = SuiteFolder.engine()
                .merge(new MergeRequest(
                        List.of(root.resolve("s1"), root.resolve("s2")),
                        List.of(),
                        root.resolve("merged"),
                        root,
                        Overrides.none()))
                .get(0);

        assertThat(lines(merged.problems())).isEmpty();
        assertThat(merged.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(agreementRule(merged).observed()).hasValue(1);
        assertThat(merged.labelling().orElseThrow().answers()).isEqualTo(20);
        assertThat(merged.record().orElseThrow().footer().labels()).isEqualTo(20);
    }

    @Test
    void a_malformed_label_is_told_before_anything_is_asked() {
        SuiteFolder folder = suite().file("labels.jsonl", "{\"case\": \"c1\"}");

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lines(outcome.problems())).contains("labels.jsonl:1:1 LABEL-001 a label has no \"reviewer\"");
        assertThat(folder.has("out/shop/results.jsonl")).isFalse();
    }
}
