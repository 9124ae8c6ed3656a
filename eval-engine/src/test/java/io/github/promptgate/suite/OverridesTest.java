package io.github.promptgate.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.ScalarNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {

    private static final String WITH_RUN = SuiteFile.SMALL + "run: {samples: 2, seed: 5, prompts: [a]}\n";

    @TempDir
    Path folder;

    private SuiteFile file;

    @BeforeEach
    void open() {
        file = new SuiteFile(folder);
    }

    /** As a flag or a POM says it: all texts, no place. */
    private static MapNode texts(String... keysAndValues) {
        Map<String, ScalarNode> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], ScalarNode.text(Where.nowhere(), keysAndValues[i + 1]));
        }
        return MapNode.of(Where.nowhere(), values);
    }

    private static Overrides run(String... keysAndValues) {
        return new Overrides(texts(keysAndValues), List.of());
    }

    @Test
    void a_flag_replaces_its_key_and_leaves_the_others() {
        RunSpec run =
                file.read(WITH_RUN, run("samples", "7", "prompts", "careless")).run();

        assertThat(run.samples()).isEqualTo(7);
        assertThat(run.prompts()).containsExactly("careless");
        assertThat(run.seed()).isEqualTo(5);
    }

    @Test
    void a_flag_works_without_a_run_in_the_suite() {
        assertThat(file.read(SuiteFile.SMALL, run("max-unscored", "5%")).run().maxUnscored())
                .isEqualTo(new RunSpec.Allowance(0.05, true));
    }

    @Test
    void a_flag_is_held_against_the_same_shapes() {
        List<String> problems = SuiteFile.lines(
                file.draft(WITH_RUN, run("samples", "many", "sampels", "3")).problems());

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        " SUITE-003 \"samples\" must be a whole number from 1 to 1000 or a map, not \"many\""
                                + " | fix: write for example 1",
                        " SUITE-001 unknown key \"sampels\" | known: budget, cases, concurrency, confidence, environment, fail-fast, formats, limit, max-errors, max-unscored,"
                                + " min-scored, models, prompts, recordings, samples, seed, shard, tags, timeout, trial-timeout, truncated"
                                + " | fix: did you mean \"samples\"?");
    }

    @Test
    void a_bad_run_of_the_suite_stays_a_problem_under_a_flag() {
        assertThat(SuiteFile.lines(file.draft(SuiteFile.SMALL + "run: 3\n", run("samples", "2"))
                        .problems()))
                .containsExactly("my.suite.yaml:11:6 SUITE-003 \"run\" must be a map, not 3"
                        + " | fix: write for example {prompts: ...}");
    }

    @Test
    void rules_of_a_pom_replace_the_gate() {
        Overrides rules = new Overrides(
                MapNode.empty(Where.nowhere()),
                List.of(texts("metric", "pass-rate", "min", "0.9"), texts("metric", "cost", "max", "$2")));

        assertThat(file.read(SuiteFile.SMALL, rules).gate())
                .extracting(GateRule::id, GateRule::bound)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pass-rate-min", 0.9),
                        org.assertj.core.groups.Tuple.tuple("cost-max", 2.0));
    }

    @Test
    void rules_of_a_pom_stand_in_for_a_missing_or_empty_gate() {
        Overrides rules =
                new Overrides(MapNode.empty(Where.nowhere()), List.of(texts("metric", "pass-rate", "min", "90%")));
        String gate = "gate:\n  - {metric: faithfulness, min: 0.95}\n";

        assertThat(file.read(SuiteFile.small(gate, ""), rules).gate()).hasSize(1);
        assertThat(file.read(SuiteFile.small(gate, "gate: []\n"), rules).gate()).hasSize(1);
    }

    @Test
    void rules_of_a_pom_are_held_against_the_same_shapes() {
        Overrides rules = new Overrides(
                MapNode.empty(Where.nowhere()),
                List.of(texts("metric", "latency", "max", "3"), texts("metrik", "cost", "max", "2")));

        assertThat(SuiteFile.lines(file.draft(SuiteFile.SMALL, rules).problems()))
                .containsExactlyInAnyOrder(
                        " SUITE-001 unknown key \"metrik\" | known: against, decide, fold, id, label, max, max-drop, max-rise, metric, min, on-indecision, scope, severity,"
                                + " statistic, where | fix: did you mean \"metric\"?",
                        " SUITE-008 missing key \"metric\" in an entry of \"gate\""
                                + " | fix: add metric: what a scorer or the run itself measures",
                        " SUITE-009 max of a rule on \"latency\" must be a time with its unit,"
                                + " not a number without a unit (3) | fix: write 3s or 250ms");
    }

    @Test
    void no_overrides_change_nothing() {
        MapNode suite = texts("suite", "a", "run", "b");

        assertThat(Overrides.none().over(suite)).isSameAs(suite);
    }
}
