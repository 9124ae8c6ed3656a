package io.github.promptgate.source;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {

    private static final Where ASKED = new Where("s.yaml", 3, 5);

    @TempDir
    Path work;

    private Folder folder;

    @BeforeEach
    void files() throws IOException {
        write("suite/cases.csv");
        write("suite/prompts/a.md");
        write("suite/prompts/deep/b.md");
        write("suite/prompts/c.txt");
        write("outside.txt");
        folder = new Folder(work.resolve("suite"), work.resolve("suite"), work);
    }

    @Test
    void a_file_is_found_and_shown_from_the_working_directory() {
        assertThat(folder.show(folder.file("prompts/a.md", ASKED))).isEqualTo("suite/prompts/a.md");
    }

    @Test
    void a_missing_file_proposes_the_nearest_name() {
        assertThat(problem("case.csv"))
                .isEqualTo(new Problem(
                        ProblemCode.SOURCE_001,
                        ASKED,
                        "file not found: case.csv",
                        List.of("cases.csv"),
                        "did you mean \"cases.csv\"?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.txt", "prompts/../../outside.txt", "/etc/passwd", "../nowhere", "../*.txt"})
    void nothing_outside_the_folder_is_touched(String path) {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> folder.glob(path, ASKED))
                .problems()
                .get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.SOURCE_003);
        assertThat(problem.where()).isEqualTo(ASKED);
        assertThat(problem.what()).contains("leaves the suite's folder suite");
    }

    @Test
    void a_link_cannot_lead_out_either() throws IOException {
        Files.createSymbolicLink(work.resolve("suite/link.txt"), work.resolve("outside.txt"));

        assertThat(problem("link.txt").code()).isEqualTo(ProblemCode.SOURCE_003);
    }

    @Test
    void a_wider_root_lets_a_neighbour_in() {
        Folder wide = new Folder(work.resolve("suite"), work, work);

        assertThat(wide.show(wide.file("../outside.txt", ASKED))).isEqualTo("outside.txt");
    }

    @Test
    void patterns_give_sorted_files() {
        assertThat(shown("prompts/*.md")).containsExactly("suite/prompts/a.md");
        assertThat(shown("prompts/**/*.md")).containsExactly("suite/prompts/a.md", "suite/prompts/deep/b.md");
        assertThat(shown("prompts/{a,c}.*")).containsExactly("suite/prompts/a.md", "suite/prompts/c.txt");
        assertThat(shown("cases.csv")).containsExactly("suite/cases.csv");
    }

    @Test
    void a_pattern_that_matches_nothing_is_a_problem() {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> folder.glob("prompts/*.yml", ASKED))
                .problems()
                .get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.SOURCE_005);
        assertThat(problem.what()).isEqualTo("pattern \"prompts/*.yml\" matches no file in suite/prompts");
    }

    @Test
    void a_folder_is_no_file() {
        assertThat(problem("prompts").what()).isEqualTo("not a file: prompts");
    }

    @Test
    void a_path_with_a_nul_is_a_problem() {
        assertThat(problem("a\0b").code()).isEqualTo(ProblemCode.SOURCE_001);
    }

    private Problem problem(String path) {
        return catchThrowableOfType(ProblemException.class, () -> folder.file(path, ASKED))
                .problems()
                .get(0);
    }

    private List<String> shown(String pattern) {
        return folder.glob(pattern, ASKED).stream().map(folder::show).toList();
    }

    private void write(String path) throws IOException {
        Path file = work.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }
}
