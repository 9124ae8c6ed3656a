package io.github.promptgate.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.Overrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The shipped example does what its card says: the whole engine, with the embeddings that only this module has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickstartTest {

    private static final int CASES = 48;

    private EvalOutcome shipped;
    private EvalOutcome careless;

    @BeforeAll
    void run_both_prompts(@TempDir Path output) {
        shipped = run(output.resolve("shipped"), "{}");
        careless = run(output.resolve("careless"), "{prompts: careless}");
    }

    @Test
    void the_shipped_prompt_is_green_and_every_trial_was_judged() {
        assertThat(shipped.problems()).isEmpty();
        assertThat(shipped.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(counts(shipped).trials()).isEqualTo(2L * CASES);
        assertThat(counts(shipped).unscored()).isZero();
        assertThat(counts(shipped).errors()).isZero();
        assertThat(rules(shipped)).allMatch(rule -> rule.state() == RuleResult.State.PASS);
    }

    @Test
    void a_mean_bears_the_one_answer_that_adds_something() {
        Map<String, Double> faithfulness = observed(shipped, "faithfulness");

        assertThat(faithfulness.get("grounded@steady")).isEqualTo(1.0);
        assertThat(faithfulness.get("grounded@swift")).isCloseTo(41.5 / 42, within(1e-9));
    }

    @Test
    void the_scripted_questions_are_close_to_the_real_ones() {
        assertThat(observed(shipped, "answer-relevancy").values())
                .allSatisfy(mean -> assertThat(mean).isCloseTo(0.941, within(0.01)));
    }

    @Test
    void abstentions_are_neither_good_nor_bad() {
        List<TrialRecord> trials = trials(shipped).stream()
                .filter(trial -> trial.trial().caseRef().tags().contains("abstain"))
                .toList();

        assertThat(trials)
                .hasSize(12)
                .allSatisfy(trial -> assertThat(trial.scores())
                        .filteredOn(score -> score.metric().matches("faithfulness|answer-relevancy"))
                        .hasSize(2)
                        .allMatch(Score.NotApplicable.class::isInstance));
    }

    @Test
    void the_careless_prompt_is_red_and_says_what_it_made_up() {
        assertThat(careless.problems()).isEmpty();
        assertThat(careless.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(counts(careless).unscored()).isZero();
        assertThat(rules(careless))
                .filteredOn(rule -> rule.rule().metric().equals("faithfulness"))
                .hasSize(2)
                .allMatch(rule -> rule.state() == RuleResult.State.FAIL);
        assertThat(observed(careless, "faithfulness").values())
                .allSatisfy(mean -> assertThat(mean).isBetween(0.3, 0.5));
        assertThat(evidence(careless, "hardware-window"))
                .contains("HW-60 gives 60 days; the 30 days belong to refurbished hardware (RF-30).");
    }

    @Test
    void an_evasive_answer_is_not_relevant() {
        assertThat(trials(careless))
                .filteredOn(trial -> trial.trial().caseRef().id().equals("support-notice"))
                .hasSize(2)
                .allSatisfy(
                        trial -> assertThat(value(trial, "answer-relevancy")).hasValue(0.0));
    }

    private EvalOutcome run(Path output, String overrides) {
        Path folder = repository().resolve("datasets/quickstart");
        MapNode run = (MapNode) YamlText.read(overrides, "overrides");
        EvalRequest request =
                new EvalRequest(folder.resolve("quickstart.suite.yaml"), output, folder, new Overrides(run, List.of()));
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new EvalEngine(clock, variable -> Optional.empty()).evaluate(request, RunListener.silent());
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("datasets/quickstart"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static Counts counts(EvalOutcome outcome) {
        return outcome.record().orElseThrow().footer().counts();
    }

    private static List<RuleResult> rules(EvalOutcome outcome) {
        return outcome.verdict().map(Verdict::rules).orElseThrow();
    }

    private static Map<String, Double> observed(EvalOutcome outcome, String metric) {
        Map<String, Double> observed = new TreeMap<>();
        rules(outcome).stream()
                .filter(rule -> rule.rule().metric().equals(metric))
                .forEach(rule -> observed.put(rule.unit(), rule.observed().orElseThrow()));
        return observed;
    }

    private static List<TrialRecord> trials(EvalOutcome outcome) {
        RunRecord record = outcome.record().orElseThrow();
        try (Stream<TrialRecord> trials = record.trials()) {
            return trials.toList();
        }
    }

    private static Optional<Double> value(TrialRecord trial, String metric) {
        return trial.scores().stream()
                .filter(score -> score.metric().equals(metric))
                .filter(Score.Scored.class::isInstance)
                .map(score -> ((Score.Scored) score).value())
                .findFirst();
    }

    private static String evidence(EvalOutcome outcome, String caseId) {
        return trials(outcome).stream()
                .filter(trial -> trial.trial().caseRef().id().equals(caseId))
                .flatMap(trial -> trial.scores().stream())
                .map(Object::toString)
                .reduce("", String::concat);
    }
}
