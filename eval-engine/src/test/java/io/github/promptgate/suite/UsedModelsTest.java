package io.github.promptgate.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models: {use: ...}}. */
class UsedModelsTest {

    private static final String MODELS = "models:\n  - openai/gpt-4o-mini\n";

    @TempDir
    Path folder;

    private SuiteFile file;

    @BeforeEach
    void open() {
        file = new SuiteFile(folder);
    }

    private SuiteReader.Draft inSub(String yaml) {
        Path suite = file.write("sub/my.suite.yaml", yaml);
        return new SuiteReader(TestVocabulary.WORDS).draft(suite, folder, Overrides.none());
    }

    @Test
    void models_of_another_file_keep_their_own_places() {
        file.write("shared/models.yaml", "- openai/gpt-4o-mini\n- {id: b, mock: replies.yaml}\n");

        Suite suite = file.read(SuiteFile.small(MODELS, "models: {use: shared/models.yaml}\n"));

        assertThat(suite.models()).extracting(ModelSpec::id).containsExactly("gpt-4o-mini", "b");
        assertThat(suite.models().get(1).where()).isEqualTo(new Where("shared/models.yaml", 2, 3));
    }

    @Test
    void a_path_in_another_file_starts_from_that_file() {
        file.write("models.yaml", "- {id: a, mock: replies.yaml}\n- {id: b, mock: {file: x/r.yaml}}\n");

        Suite suite = inSub("root: ..\n" + SuiteFile.small(MODELS, "models: {use: ../models.yaml}\n"))
                .suite()
                .orElseThrow();

        assertThat(suite.models().get(0).options().text("file")).contains("../replies.yaml");
        assertThat(suite.models().get(1).options().text("file")).contains("../x/r.yaml");
    }

    @Test
    void a_changed_file_of_models_changes_the_digest() {
        String yaml = SuiteFile.small(MODELS, "models: {use: models.yaml}\n");
        file.write("models.yaml", "- openai/a\n");
        String before = file.read(yaml).digest();
        file.write("models.yaml", "- openai/b\n");

        assertThat(file.read(yaml).digest()).isNotEqualTo(before);
    }

    @Test
    void a_file_of_models_outside_the_suites_folder_needs_a_root() {
        file.write("models.yaml", "- openai/a\n");
        String yaml = SuiteFile.small(MODELS, "models: {use: ../models.yaml}\n");

        assertThat(SuiteFile.lines(inSub(yaml).problems()))
                .containsExactly("sub/my.suite.yaml:4:15 SOURCE-003 \"../models.yaml\" leaves the suite's folder sub"
                        + " | fix: move the file below it, or widen the folder with \"root:\" in the suite");
        assertThat(inSub("root: ..\n" + yaml).problems()).isEmpty();
    }

    @Test
    void a_missing_file_of_models_is_told() {
        assertThat(file.problems(SuiteFile.small(MODELS, "models: {use: models.yaml}\n")))
                .containsExactly("my.suite.yaml:4:15 SOURCE-001 file not found: models.yaml | known: my.suite.yaml"
                        + " | fix: check the path; it starts from " + folder);
    }

    @Test
    void problems_of_another_file_are_told_together_with_those_of_the_suite() {
        file.write("models.yaml", "- opnai/a\n- {id: x, id: y, mock: r}\n- {id: x, mock: r}\n");

        assertThat(file.problems(SuiteFile.small(MODELS, "models: {use: models.yaml}\nsurprise: 1\n")))
                .containsExactly(
                        "models.yaml:1:3 SUITE-005 unknown provider \"opnai\" | known: http, mock, openai,"
                                + " openai-compatible | fix: did you mean \"openai\"?",
                        "models.yaml:2:11 SUITE-002 duplicate key \"id\", first in line 2 | fix: keep one of them",
                        "models.yaml:3:3 SUITE-007 duplicate model id \"x\": it stands in models.yaml:2:3 already"
                                + " | fix: give one of them another id, or remove it",
                        "my.suite.yaml:5:1 SUITE-001 unknown key \"surprise\" | known: baseline, calibration, dataset, embedding, environments, gate, judge, judges,"
                                + " junit, labels, models, parameters, prompts, root, run, scorers, suite, tags"
                                + " | fix: use one of the known names");
    }

    @Test
    void a_file_of_models_is_a_list() {
        file.write("models.yaml", "models: [openai/a]\n");

        assertThat(file.problems(SuiteFile.small(MODELS, "models: {use: models.yaml}\n")))
                .containsExactly("models.yaml:1:1 SUITE-003 the list of models must be a list, not a map"
                        + " | fix: write for example one entry per line, each after \"- \"");
    }
}
