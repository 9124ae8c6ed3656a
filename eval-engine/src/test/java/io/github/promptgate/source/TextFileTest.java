package io.github.promptgate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

    @TempDir
    Path folder;

    @Test
    void a_byte_order_mark_is_dropped_and_line_ends_stay() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "\uFEFFa\r\nü");

        assertThat(TextFile.read(file, "f")).isEqualTo("a\r\nü");
    }

    @Test
    void the_first_bad_byte_is_told_with_its_line() throws IOException {
        byte[] bytes = ("x".repeat(20_000) + "\nü\nM?ller").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 6] = 'M';
        bytes[bytes.length - 5] = (byte) 0xFC;
        Path file = Files.write(folder.resolve("f"), bytes);

        assertThat(problem(file))
                .isEqualTo(new Problem(
                        ProblemCode.SOURCE_002,
                        new Where("f", 3, 0),
                        "not UTF-8: byte 0xFC at offset 20005",
                        "save the file as UTF-8"));
    }

    @Test
    void a_missing_file_and_a_folder_are_problems() {
        assertThat(problem(folder.resolve("none")).code()).isEqualTo(ProblemCode.SOURCE_001);
        assertThat(problem(folder).code()).isEqualTo(ProblemCode.SOURCE_006);
        assertThat(problem(folder).fix()).isEqualTo("name a file, this is a folder");
    }

    private static Problem problem(Path file) {
        return catchThrowableOfType(ProblemException.class, () -> TextFile.read(file, "f"))
                .problems()
                .get(0);
    }
}
