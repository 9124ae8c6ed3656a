package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteFilesTest {

    private static final Where FLAG = Where.file("SUITE");

    @TempDir
    Path folder;

    @BeforeEach
    void write_suites() throws IOException {
        for (String file : List.of(
                "src/test/prompts/b.suite.yaml",
                "src/test/prompts/deep/a.suite.yaml",
                "src/test/prompts/notes.yaml",
                "target/classes/b.suite.yaml",
                ".git/c.suite.yaml",
                "top.suite.yaml")) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
    }

    @Test
    void two_stars_stand_for_here_and_for_any_folder_below() {
        assertThat(found("src/**/*.suite.yaml"))
                .containsExactly("src/test/prompts/b.suite.yaml", "src/test/prompts/deep/a.suite.yaml");
        assertThat(found("src/test/prompts/**/*.suite.yaml"))
                .containsExactly("src/test/prompts/b.suite.yaml", "src/test/prompts/deep/a.suite.yaml");
        assertThat(found("src/test/prompts/*.suite.yaml")).containsExactly("src/test/prompts/b.suite.yaml");
    }

    @Test
    void a_wildcard_passes_by_hidden_folders_and_build_output() {
        assertThat(found("**/*.suite.yaml"))
                .containsExactly(
                        "src/test/prompts/b.suite.yaml", "src/test/prompts/deep/a.suite.yaml", "top.suite.yaml");
        assertThat(found("target/**/*.suite.yaml")).containsExactly("target/classes/b.suite.yaml");
    }

    @Test
    void a_file_asked_for_twice_runs_once_and_the_order_is_the_users() {
        assertThat(found("top.suite.yaml", "src/../top.suite.yaml", "src/**/b.suite.yaml"))
                .containsExactly("top.suite.yaml", "src/test/prompts/b.suite.yaml");
    }

    @Test
    void an_absolute_path_is_taken_as_it_is() {
        assertThat(found(folder.resolve("top.suite.yaml").toString())).containsExactly("top.suite.yaml");
    }

    @Test
    void a_missing_file_names_its_nearest_neighbour() {
        assertThat(problems("src/test/prompts/bb.suite.yaml"))
                .containsExactly(new Problem(
                        ProblemCode.SOURCE_001,
                        FLAG,
                        "suite file \"src/test/prompts/bb.suite.yaml\" does not exist",
                        List.of("src/test/prompts/b.suite.yaml"),
                        "did you mean \"src/test/prompts/b.suite.yaml\"?"));
    }

    @Test
    void a_folder_is_not_a_suite() {
        assertThat(problems("src")).extracting(Problem::what).containsExactly("suite file \"src\" does not exist");
    }

    @Test
    void every_pattern_that_matches_nothing_is_told() {
        assertThat(problems("nowhere/*.yaml", "*.suite.yml", "{,**/{a}}/*"))
                .extracting(Problem::code, Problem::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.SOURCE_005, "no suite file matches \"nowhere/*.yaml\""),
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.SOURCE_005, "no suite file matches \"*.suite.yml\""),
                        org.assertj.core.groups.Tuple.tuple(
                                ProblemCode.SOURCE_005, "no suite file matches \"{,**/{a}}/*\""));
    }

    private List<String> found(String... asked) {
        return SuiteFiles.find(List.of(asked), folder, FLAG).stream()
                .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                .toList();
    }

    private List<Problem> problems(String... asked) {
        ProblemException thrown =
                catchThrowableOfType(ProblemException.class, () -> SuiteFiles.find(List.of(asked), folder, FLAG));
        return thrown.problems();
    }
}
