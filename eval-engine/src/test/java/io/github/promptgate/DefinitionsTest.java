package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run's record says of the meaning of its values, and what changes it. */
class DefinitionsTest {

    private static final Set<String> OF_MARKS = Set.of("pass-rate", "flaky-rate", "unscored");

    @TempDir
    Path root;

    private SuiteFolder shop;
    private RunHeader.Basis before;

    @BeforeEach
    void run() {
        shop = SuiteFolder.shop(
                root,
                "  - levenshtein: {value: \"{{ expected }}\", threshold: 0.5}",
                "  - json-schema: answer.json",
                "  - length: {max: 50}",
                "gate: [{metric: errors, max: 0}]");
        shop.file("answer.json", "{\"type\": \"string\"}");
        before = basis();
    }

    private RunHeader.Basis basis() {
        return shop.evaluate().record().orElseThrow().header().basis();
    }

    private Set<String> changedBy(String old, String now) {
        shop.file(
                "shop.suite.yaml",
                shop.text("shop.suite.yaml").replace(old, now).split("\n"));
        return changed();
    }

    private Set<String> changed() {
        RunHeader.Basis after = basis();
        Set<String> changed = new TreeSet<>();
        after.definitions().forEach((metric, digest) -> {
            if (!digest.equals(before.definitions().get(metric))) {
                changed.add(metric);
            }
        });
        return changed;
    }

    @Test
    void a_threshold_of_a_unit_changes_what_passes_and_not_the_value() {
        assertThat(changedBy("threshold: 0.5", "threshold: 0.6")).isEqualTo(new TreeSet<>(OF_MARKS));
    }

    @Test
    void an_option_of_a_scorer_changes_its_metric() {
        assertThat(changedBy("contains: \"{{ expected }}\"", "contains: red"))
                .contains("contains")
                .doesNotContain("levenshtein", "errors");
    }

    @Test
    void a_file_that_a_scorer_names_is_part_of_its_metric() {
        shop.file("answer.json", "{\"type\": \"object\"}");

        assertThat(changed()).containsExactlyInAnyOrder("json-schema", "pass-rate", "flaky-rate", "unscored");
    }

    @Test
    void a_rule_a_comment_or_another_seed_changes_nothing() {
        assertThat(changedBy("gate:", "# why\nrun: {seed: 7}\ngate:")).isEmpty();
    }

    @Test
    void one_more_scorer_changes_what_passes() {
        assertThat(changedBy("  - json-schema: answer.json", "  - json-schema: answer.json\n  - word-count: {max: 3}"))
                .containsExactlyInAnyOrder("pass-rate", "flaky-rate", "unscored", "word-count");
    }

    @Test
    void filters_that_the_suite_states_make_its_plan_and_limit_cuts_it() {
        assertThat(before.filters()).isEmpty();

        changedBy("gate:", "run: {cases: [c1, c2]}\ngate:");
        assertThat(basis().filters()).isEmpty();
        changedBy("run: {cases: [c1, c2]}", "run: {limit: 2}");
        assertThat(basis().filters()).isEqualTo(List.of("limit: 2"));
    }

    @Test
    void flags_stand_there_as_they_were_given() {
        shop.append("cases.csv", "\"c,4\",red?,red");
        EvalRequest plain = shop.request();
        EvalRequest flagged = new EvalRequest(
                plain.suite(),
                plain.output(),
                plain.workingFolder(),
                GivenOption.overrides(
                        List.of(
                                given(RunOption.CASES, "c1", "c,*"),
                                given(RunOption.SAMPLES, "2"),
                                given(RunOption.SEED, "7"),
                                given(RunOption.CONCURRENCY, "1")),
                        List.of()));

        RunHeader.Basis basis = SuiteFolder.engine()
                .evaluate(flagged, RunListener.silent())
                .record()
                .orElseThrow()
                .header()
                .basis();

        assertThat(basis.filters()).containsExactly("cases: c1,c?*");
        assertThat(basis.given()).containsExactly("samples: 2", "seed: 7");
    }

    private static GivenOption given(RunOption option, String... values) {
        return new GivenOption(option, Where.file(option.flag()), List.of(values));
    }

    @Test
    void a_script_is_part_of_its_model_and_a_price_stands_beside_it() {
        shop.append("replies.yaml", "  - reply: never");
        RunHeader.Basis otherScript = basis();
        changedBy(
                "{id: small, mock: replies.yaml}", "{id: small, mock: replies.yaml, price: {input: 0.50, output: 2}}");
        RunHeader.Basis priced = basis();

        assertThat(otherScript.models().keySet()).containsExactly("small");
        assertThat(otherScript.models()).isNotEqualTo(before.models());
        assertThat(otherScript.definitions()).isEqualTo(before.definitions());
        assertThat(priced.models()).isEqualTo(otherScript.models());
        assertThat(priced.prices()).isEqualTo(Map.of("small", "input 0.5, output 2"));
        assertThat(otherScript.prices()).isEmpty();
    }

    @Test
    void a_judges_script_is_part_of_what_it_judges() {
        shop.file("judge.yaml", "replies: [{reply: '{\"pass\": true, \"reason\": \"fine\"}'}]");
        shop.append("shop.suite.yaml", "judges: [{id: judge, mock: judge.yaml}]");
        changedBy("  - length: {max: 50}", "  - length: {max: 50}\n  - judge: It names a colour.");
        before = basis();

        shop.append("judge.yaml", "# another");

        assertThat(changed()).containsExactlyInAnyOrder("judge", "pass-rate", "flaky-rate", "unscored");
    }

    @Test
    void a_program_without_a_version_is_what_its_command_and_its_files_say() {
        shop.file("answer.sh", "echo '{\"text\": \"red\"}'");
        changedBy("{id: small, mock: replies.yaml}", "{id: small, exec: {command: [/bin/sh, answer.sh]}}");
        RunHeader.Basis first = basis();
        shop.file("answer.sh", "echo '{\"text\": \"blue\"}'");
        RunHeader.Basis otherFile = basis();
        changedBy("[/bin/sh, answer.sh]", "[/bin/sh, answer.sh, x]");
        RunHeader.Basis otherCommand = basis();
        changedBy("[/bin/sh, answer.sh, x]", "[/bin/sh, answer.sh, x], version: 1");
        RunHeader.Basis versioned = basis();
        shop.file("answer.sh", "echo '{\"text\": \"green\"}'");

        assertThat(Stream.of(first, otherFile, otherCommand, versioned).map(RunHeader.Basis::models))
                .doesNotHaveDuplicates();
        assertThat(basis().models()).isEqualTo(versioned.models());
    }
}
