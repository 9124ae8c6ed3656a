package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of the last finished run by one that never starts: its record, and nothing that tells a verdict. */
class RefusedRunTest {

    private static final String RECORD = "out/shop/results.jsonl";

    @TempDir
    Path root;

    private SuiteFolder shop;
    private String record;

    @BeforeEach
    void run_once() {
        shop = SuiteFolder.shop(
                root,
                "labels: labels.jsonl",
                "gate:",
                "  - {metric: pass-rate, min: 10%}",
                "  - {metric: pass-rate, max-drop: 2pp, against: baseline}");
        shop.evaluate();
        SuiteFolder.engine().accept(new AcceptRequest(shop.request(), AcceptRequest.Doubt.REFUSED));
        shop.evaluate();
        record = shop.text(RECORD);
        shop.file("out/shop/report.html", "green").file("out/shop/outcome.json", "{}");
        shop.file("out/shop/attestation.json", "{}").file("out/shop/mine.txt", "keep");
    }

    private EvalOutcome with(String option, String value) {
        EvalRequest plain = shop.request();
        return SuiteFolder.engine()
                .evaluate(
                        new EvalRequest(
                                plain.suite(),
                                plain.output(),
                                plain.workingFolder(),
                                plain.overrides().with(option, ScalarNode.text(Where.file("--" + option), value))),
                        RunListener.silent());
    }

    private void replace(String old, String other) {
        shop.file(
                "shop.suite.yaml",
                shop.text("shop.suite.yaml").replace(old, other).split("\n"));
    }

    private void assertRefused(EvalOutcome outcome, ExitCode code) {
        assertThat(outcome.exitCode()).isEqualTo(code);
        assertThat(outcome.record()).isEmpty();
        assertThat(outcome.verdict()).isEmpty();
        assertThat(shop.text(RECORD)).isEqualTo(record);
        assertThat(shop.has("out/shop/before.jsonl")).isTrue();
        assertThat(shop.has("out/shop/report.html")).isFalse();
        assertThat(shop.has("out/shop/outcome.json")).isFalse();
        assertThat(shop.has("out/shop/attestation.json")).isFalse();
        assertThat(shop.has("out/shop/mine.txt")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"shop.baseline.json", "labels.jsonl", "cases.csv"})
    void the_files_that_the_suite_asks_for_tell_the_refusal(String broken) {
        shop.append("shop.suite.yaml", "run: {formats: [badge]}");
        shop.file(broken, "<<<<<<< HEAD");

        assertThat(shop.evaluate().formats()).containsExactly(ReportFormat.OUTCOME, ReportFormat.BADGE);
        assertThat(with("formats", "csv").formats()).containsExactly(ReportFormat.OUTCOME, ReportFormat.CSV);
    }

    @Test
    void a_suite_whose_formats_are_wrong_is_told_by_the_usual_ones() {
        shop.append("shop.suite.yaml", "run: {formats: {html: 1}}");

        assertThat(shop.evaluate().exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shop.evaluate().formats()).isEqualTo(ReportFormat.usual());
    }

    @ParameterizedTest
    @CsvSource({"formats,htlm", "samples,none", "seed,x", "shard,4/3", "environment,nowhere"})
    void an_option_that_cannot_be_used_costs_no_record(String option, String value) {
        assertRefused(with(option, value), ExitCode.BAD_INPUT);
    }

    @ParameterizedTest
    @CsvSource({"cases,nobody*", "models,smal"})
    void a_filter_that_leaves_nothing_costs_no_record(String filter, String value) {
        assertRefused(with(filter, value), ExitCode.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"gate:,gates:", "contains,contain", "cases.csv,case.csv", "{id: plain,{id:", "small,{"})
    void a_suite_that_cannot_be_read_costs_no_record(String good, String bad) {
        replace(good, bad);

        assertRefused(shop.evaluate(), ExitCode.BAD_INPUT);
    }

    @Test
    void a_malformed_line_of_labels_costs_no_record() {
        shop.file("labels.jsonl", "{\"case\":");

        assertRefused(shop.evaluate(), ExitCode.BAD_INPUT);
    }

    @Test
    void a_script_that_cannot_be_read_costs_no_record() {
        shop.file("replies.yaml", "replies: [");

        assertRefused(shop.evaluate(), ExitCode.BAD_INPUT);
    }

    @Test
    void the_kept_record_can_still_be_worked_with() {
        with("formats", "htlm");

        assertThat(SuiteFolder.engine()
                        .accept(new AcceptRequest(shop.request(), AcceptRequest.Doubt.REFUSED))
                        .cases())
                .isEqualTo(3);
        assertThat(SuiteFolder.engine().review(shop.request()).outcome().record())
                .isPresent();
    }

    @Test
    void a_shard_goes_with_its_verdict_so_that_no_merge_takes_it_for_this_run() {
        EvalOutcome shard = with("shard", "1/2");
        assertThat(shard.exitCode()).isEqualTo(ExitCode.SHARD);
        assertThat(shop.has(RECORD)).isTrue();

        with("formats", "htlm");

        assertThat(shop.has(RECORD)).isFalse();
    }

    @Test
    void a_run_that_starts_removes_the_record_before_its_first_trial_is_there() {
        List<Boolean> there = new ArrayList<>();

        shop.evaluate(new RunListener() {
            @Override
            public void trialFinished(TrialRecord trial, Progress progress) {
                there.add(shop.has(RECORD));
                there.add(shop.has("out/shop/before.jsonl"));
            }
        });

        assertThat(there).hasSize(6).containsOnly(false);
    }
}
