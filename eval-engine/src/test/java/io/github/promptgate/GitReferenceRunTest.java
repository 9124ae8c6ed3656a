package io.github.promptgate;

import static io.github.promptgate.SuiteFolder.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.Revision;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.before.BeforeFile;
import io.github.promptgate.record.before.CaseBefore;
import io.github.promptgate.record.before.Turn;
import io.github.promptgate.revision.GitFolder;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.source.ScalarNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs against a real repository: a kind prompt is answered rightly, a rude one is not. */
@Timeout(120)
class GitReferenceRunTest {

    private static final int CASES = 30;
    private static final String RULE = "{metric: pass-rate, max-drop: 2pp, against: \"git:main\"}";

    @TempDir
    Path root;

    private SuiteFolder folder;
    private GitFolder repository;
    private String main;

    @BeforeEach
    void check_in() {
        repository = GitFolder.init(root);
        folder = new SuiteFolder(root)
                .file(
                        "cases.csv",
                        Stream.concat(
                                        Stream.of("id,question,expected"),
                                        IntStream.rangeClosed(1, CASES)
                                                .mapToObj(i -> "c" + i + ",Question " + i + "?,yes"))
                                .toArray(String[]::new))
                .file("replies.yaml", "replies:", "  - {when: {text: Kindly}, reply: \"yes\"}", "  - {reply: \"no\"}");
        suite(RULE);
        folder.file("prompts/plain.md", "Kindly: {{ question }}");
        repository.file(".gitignore", "out/", ".promptgate/");
        main = repository.commit("main");
    }

    private void suite(String... rules) {
        folder.suite(
                "suite: shop",
                "prompts: [\"prompts/*.md\"]",
                "models: [{id: small, mock: replies.yaml}]",
                "dataset: cases.csv",
                "scorers: [{contains: \"{{ expected }}\"}]",
                "run: {recordings: live}",
                "gate: [" + String.join(", ", rules) + "]");
    }

    /** Samples are drawn until all is decided. */
    private void adaptive(String rule) {
        folder.suite(
                "suite: shop",
                "prompts: [\"prompts/*.md\"]",
                "models: [{id: small, mock: replies.yaml}]",
                "dataset: cases.csv",
                "scorers: [{contains: \"{{ expected }}\"}]",
                "run: {recordings: live, samples: {min: 1, max: 3, looks: 2, until: decided}}",
                "gate: [" + rule + "]");
    }

    private static int drawn(EvalOutcome outcome) {
        return outcome.record().orElseThrow().footer().sampled().orElseThrow().drawn();
    }

    private static List<String> states(EvalOutcome outcome) {
        return outcome.verdict().orElseThrow().rules().stream()
                .map(result -> result.state() + " " + result.unit())
                .toList();
    }

    private static RunHeader header(EvalOutcome outcome) {
        return outcome.record().orElseThrow().header();
    }

    private static Counts counts(EvalOutcome outcome) {
        return outcome.record().orElseThrow().footer().counts();
    }

    @Test
    void a_prompt_that_became_worse_is_red() {
        folder.file("prompts/plain.md", "Rudely: {{ question }}");

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(states(outcome)).containsExactly("FAIL plain@small");
        RuleResult result = outcome.verdict().orElseThrow().rules().get(0);
        assertThat(result.message())
                .startsWith("pass-rate max-drop 2pp against git:main in plain@small: fell by 100.0 pp")
                .contains(CASES + " newly failing");
        assertThat(header(outcome).cells())
                .containsExactly(new Cell("plain", "small"), new Cell("plain", "small").at(new Revision("main", main)));
        assertThat(header(outcome).cells().get(1).id()).isEqualTo("plain~main@small");
        assertThat(folder.text("out/shop/results.jsonl")).contains("\"commit\":\"" + main + "\"");
    }

    @Test
    void the_record_says_from_which_line_a_prompt_differs() {
        folder.file("prompts/plain.md", "---\nversion: 2\n---\n\nKindly: {{ question }}\nAnd briefly.");

        assertThat(header(folder.evaluate()).revisions().get(0).changed()).containsExactly(entry("plain", 6));
    }

    @Test
    void the_extra_cells_are_in_no_count_but_in_the_record() {
        folder.file("prompts/plain.md", "Rudely: {{ question }}");

        EvalOutcome outcome = folder.evaluate();

        assertThat(counts(outcome)).isEqualTo(new Counts(CASES, CASES, 0, CASES, 0, 0, 0));
        assertThat(outcome.record().orElseThrow().footer().references())
                .isEqualTo(new Counts(CASES, CASES, CASES, 0, 0, 0, 0));
        try (Stream<TrialRecord> trials = outcome.record().orElseThrow().trials()) {
            assertThat(trials.filter(trial -> trial.trial().cell().isReference()))
                    .hasSize(CASES)
                    .allMatch(trial -> trial.messages().get(0).text().startsWith("Kindly"));
        }
    }

    @Test
    void how_cases_turned_stands_beside_the_record_and_their_old_trials_in_it() {
        folder.file("prompts/plain.md", "Rudely: {{ question }}");

        EvalOutcome outcome = folder.evaluate();

        try (BeforeFile before = BeforeFile.beside(outcome.folder(), Optional.of(header(outcome)))) {
            assertThat(before.references()).singleElement().satisfies(reference -> {
                assertThat(reference.against()).isEqualTo("git:main");
                assertThat(reference.name()).isEqualTo(new Revision("main", main).name());
                assertThat(reference.cells()).isEqualTo(Map.of("plain@small", "plain~main@small"));
            });
            assertThat(before.find(0, "c1", "plain@small"))
                    .contains(new CaseBefore("c1", "plain@small", Turn.REGRESSED, List.of()));
        }
    }

    @Test
    void a_prompt_that_became_better_is_green_and_what_was_is_held_to_no_rule() {
        folder.file("prompts/plain.md", "Rudely: {{ question }}");
        repository.commit("worse");
        folder.file("prompts/plain.md", "Kindly: {{ question }}");
        suite(RULE, "{metric: pass-rate, min: 90%}", "{metric: pass-rate, min: 90%, scope: run}");

        EvalOutcome outcome = folder.evaluate();

        assertThat(states(outcome)).containsExactly("PASS plain@small", "PASS plain@small", "PASS run");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void a_prompt_that_is_the_same_is_its_own_reference_and_nothing_more_is_asked() {
        EvalOutcome outcome = folder.evaluate();

        assertThat(states(outcome)).containsExactly("PASS plain@small");
        assertThat(header(outcome).cells()).containsExactly(new Cell("plain", "small"));
        assertThat(header(outcome).revisions()).singleElement().satisfies(at -> {
            assertThat(at.revision()).isEqualTo(new Revision("main", main));
            assertThat(at.unchanged(header(outcome).prompts())).containsExactly("plain");
        });
    }

    @Test
    void a_new_prompt_has_no_reference_and_the_others_are_judged() {
        folder.file("prompts/fresh.md", "Kindly, too: {{ question }}");
        folder.file("prompts/plain.md", "Rudely: {{ question }}");

        EvalOutcome outcome = folder.evaluate();

        assertThat(states(outcome)).containsExactlyInAnyOrder("INCONCLUSIVE fresh@small", "FAIL plain@small");
    }

    @Test
    void a_prompt_that_today_s_cases_cannot_fill_has_no_reference_and_says_why() {
        folder.file("prompts/plain.md", "Kindly: {{ context }}");
        repository.commit("other columns");
        folder.file("prompts/plain.md", "Kindly: {{ question }}");

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(lines(outcome.warnings()))
                .singleElement()
                .asString()
                .contains("GIT-004 at main ")
                .contains("\"context\"");
    }

    @Test
    void a_plan_tells_what_would_be_asked_for_the_comparison() {
        folder.file("prompts/plain.md", "Rudely: {{ question }}");

        PlanSummary plan = SuiteFolder.engine().plan(folder.request());

        assertThat(plan.references()).extracting(Cell::id).containsExactly("plain~main@small");
        assertThat(plan.trials()).isEqualTo(2 * CASES);
        assertThat(plan.referenceTrials()).isEqualTo(CASES);
        assertThat(plan.modelCalls()).isEqualTo(2 * CASES);
        assertThat(plan.estimate().orElseThrow().effects())
                .isNotEmpty()
                .as("a rule is held against the suite's own cells only")
                .allSatisfy(effect -> assertThat(effect.units()).isEqualTo(1));
    }

    @Test
    void merged_shards_decide_as_the_whole_run_does() {
        folder.file("prompts/plain.md", "Rudely: {{ question }}");
        for (int i = 1; i <= 3; i++) {
            EvalRequest request = folder.request();
            EvalOutcome shard = SuiteFolder.engine()
                    .evaluate(
                            new EvalRequest(
                                    request.suite(),
                                    root.resolve("out/s" + i),
                                    request.workingFolder(),
                                    request.overrides().with("shard", ScalarNode.text(Where.nowhere(), i + "/3"))),
                            RunListener.silent());
            assertThat(shard.exitCode()).isEqualTo(ExitCode.SHARD);
        }

        EvalOutcome merged = SuiteFolder.engine()
                .merge(new MergeRequest(
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(i -> root.resolve("out/s" + i))
                                .toList(),
                        List.of(),
                        root.resolve("out/merged"),
                        root,
                        folder.request().overrides()))
                .get(0);

        EvalOutcome whole = folder.evaluate();
        assertThat(merged.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(merged.verdict().orElseThrow().rules().get(0).message())
                .isEqualTo(whole.verdict().orElseThrow().rules().get(0).message());
        assertThat(counts(merged)).isEqualTo(counts(whole));
    }

    @Test
    void a_revision_that_is_not_there_is_bad_input() {
        suite(RULE.replace("git:main", "git:mian"));

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lines(outcome.problems())).containsExactly("shop.suite.yaml:7:8 GIT-002 unknown revision \"mian\"");
    }

    @Test
    void samples_drawn_until_decided_are_drawn_on_both_sides_alike() {
        adaptive(RULE);
        folder.file("prompts/plain.md", "Rudely: {{ question }}");

        EvalOutcome worse = folder.evaluate();

        assertThat(states(worse)).containsExactly("FAIL plain@small");
        assertThat(drawn(worse)).isEqualTo(1);
        assertThat(counts(worse).trials()).isEqualTo(CASES);
        assertThat(worse.record().orElseThrow().footer().references().trials()).isEqualTo(CASES);

        folder.file("prompts/plain.md", "Kindly, please: {{ question }}");
        EvalOutcome same = folder.evaluate();

        assertThat(states(same)).containsExactly("PASS plain@small");
        assertThat(drawn(same)).isEqualTo(3);
        assertThat(counts(same).trials()).isEqualTo(3 * CASES);
        assertThat(same.record().orElseThrow().footer().references().trials()).isEqualTo(3 * CASES);
    }
}
