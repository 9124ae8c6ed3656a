package io.github.promptgate.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problems;
import io.github.promptgate.source.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scorers of a case. */
class ScorerReaderTest {

    private final Problems problems = new Problems();
    private final ScorerReader reader = new ScorerReader(TestVocabulary.WORDS);

    private List<ScorerSpec> read(ScorerReader by, String yaml) {
        return by.read(YamlText.read(yaml, "cases.yaml"), problems);
    }

    @Test
    void a_list_and_a_single_scorer_are_read() {
        assertThat(read(reader, "[{contains: x}, faithfulness]")).hasSize(2);
        assertThat(read(reader, "{contains: x}")).extracting(ScorerSpec::metric).containsExactly("contains");
        assertThat(read(reader, "json")).extracting(ScorerSpec::metric).containsExactly("json");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void what_can_be_read_is_read_and_the_rest_is_told() {
        List<ScorerSpec> specs = read(reader, "[{contians: x}, {contains: x}, {faithfulness: {treshold: 1}}, 7]");

        assertThat(specs).extracting(ScorerSpec::type).containsExactly("contains");
        assertThat(SuiteFile.lines(problems.found()))
                .containsExactly(
                        "cases.yaml:1:3 SUITE-004 unknown scorer \"contians\" | known: contains, contains-any, equals,"
                                + " faithfulness, json, json-schema, judge, latency | fix: did you mean \"contains\"?",
                        "cases.yaml:1:48 SUITE-001 unknown key \"treshold\" | known: engine, name, threshold"
                                + " | fix: did you mean \"threshold\"?",
                        "cases.yaml:1:63 SUITE-003 a scorer must be the name of a scorer or a map with one key, not 7"
                                + " | fix: write for example json");
    }

    @Test
    void a_judgement_without_a_judge_is_refused_whichever_way_it_is_written() {
        List<ScorerSpec> specs = read(reader, "[quality-local, {pairwise: x}, {'not:faithfulness-local': {}}]");

        assertThat(specs).isEmpty();
        assertThat(SuiteFile.lines(problems.found()))
                .containsExactly(
                        "cases.yaml:1:2 SUITE-016 \"quality-local\" would be a judgement without a judge: vectors say what"
                                + " a text is about, not how good it is"
                                + " | fix: use judge: with a rubric, and name a judge: for the suite",
                        "cases.yaml:1:18 SUITE-016 \"pairwise\" would be a judgement without a judge: vectors say what a"
                                + " text is about, not how good it is"
                                + " | fix: use judge: with a rubric, and name a judge: for the suite",
                        "cases.yaml:1:33 SUITE-016 \"faithfulness-local\" would be a judgement without a judge: vectors"
                                + " say what a text is about, not how good it is"
                                + " | fix: use faithfulness, and name a judge: for the suite");
    }

    @Test
    void a_metric_of_the_suite_cannot_be_produced_by_a_case_as_well() {
        List<ScorerSpec> suite = new ScorerReader(TestVocabulary.WORDS)
                .read(YamlText.read("- contains: x\n", "my.suite.yaml"), new Problems());

        read(reader.besides(suite), "[{contains: y}, {contains: {value: z, name: other}}]");

        assertThat(SuiteFile.lines(problems.found()))
                .containsExactly(
                        "cases.yaml:1:2 SUITE-007 duplicate metric \"contains\": it is of the suite's scorer in"
                                + " my.suite.yaml:1:3 | fix: give this scorer another name: contains: {name: ...}");
    }

    @Test
    void a_negated_scorer_stands_beside_the_plain_one() {
        assertThat(read(reader, "[{contains: a}, {'not:contains': b}, {not: {contains: {value: c, name: third}}}]"))
                .extracting(ScorerSpec::metric, ScorerSpec::negated)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("contains", false),
                        org.assertj.core.groups.Tuple.tuple("not-contains", true),
                        org.assertj.core.groups.Tuple.tuple("third", true));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void options_keep_the_place_of_their_value() {
        ScorerSpec spec = read(reader, "- contains: hello\n").get(0);

        assertThat(spec.where().toString()).isEqualTo("cases.yaml:1:3");
        assertThat(spec.options().where("value").toString()).isEqualTo("cases.yaml:1:13");
    }
}
