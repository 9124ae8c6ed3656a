package io.github.promptgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.input.ReportWriter;
import io.github.promptgate.reports.terminal.Line;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.VisibleText;
import io.github.promptgate.suite.ReportFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file of every format, whatever stands in the fields of a record. */
class FormatSafetyTest {

    private static final Pattern HASH_COMMAND = Pattern.compile("##[A-Za-z]*\\[");

    private static Stream<Arguments> files() {
        return Stream.of(ReportFormat.values())
                .flatMap(format -> format.files().stream().map(file -> Arguments.of(format, file)));
    }

    private static ReportWriter writer(ReportFormat format, String file) {
        return Formats.writers(format).get(format.files().indexOf(file));
    }

    private static String written(ReportFormat format, String file, EvalOutcome outcome) {
        StringWriter out = new StringWriter();
        try {
            writer(format, file).write(Told.input(outcome, Told.links()), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<EvalOutcome> outcomes(HostileText hostile) {
        return List.of(HostileRun.failed(hostile.text()), HostileRun.badInput(hostile.text()));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("files")
    void whatever_a_record_tells_a_file_is_what_its_readers_expect(ReportFormat format, String file) throws Exception {
        List<String> broken = new ArrayList<>();
        for (HostileText hostile : HostileText.values()) {
            for (EvalOutcome outcome : outcomes(hostile)) {
                String text = written(format, file, outcome);
                try {
                    FileContract.of(file).check(hostile.name(), text);
                    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
                    assertThat(hidden(text))
                            .as("characters that move or hide others")
                            .isEmpty();
                    assertThat(text.lines()).as("commands of build runners").noneMatch(FormatSafetyTest::isCommand);
                } catch (Exception | AssertionError e) {
                    // Any fault of any kind of text is kept, cut (some are of 1 MB), and all are told at once below.
                    broken.add(hostile + " "
                            + VisibleText.line(
                                    Cut.at(600, String.valueOf(e.getMessage())).text()));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("files")
    void a_file_has_the_same_bytes_in_every_locale_and_time_zone(ReportFormat format, String file) {
        List<String> here = texts(format, file);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            assertThat(texts(format, file)).isEqualTo(here);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(texts(format, file)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static List<String> texts(ReportFormat format, String file) {
        return Stream.of(Fixture.failed(), Fixture.badInput(), HostileRun.failed(HostileText.BIDI.text()))
                .map(outcome -> written(format, file, outcome))
                .toList();
    }

    @Test
    void all_files_have_the_same_bytes_in_a_java_of_another_charset(@TempDir Path folder) throws Exception {
        WrittenFiles.main(folder.resolve("here").toString());
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=ISO-8859-1",
                        "-Duser.language=tr",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WrittenFiles.class.getName(),
                        folder.resolve("there").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();

        assertThat(other.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(other.exitValue())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
        for (ReportFormat format : ReportFormat.values()) {
            for (String file : format.files()) {
                assertThat(folder.resolve("there").resolve(file))
                        .hasSameBinaryContentAs(folder.resolve("here").resolve(file));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(HostileText.class)
    void no_line_of_the_terminal_is_a_command_or_moves_the_cursor(HostileText hostile) {
        for (EvalOutcome outcome : outcomes(hostile)) {
            for (Line line : Reports.of(outcome, 10).lines()) {
                assertThat(hidden(line.text())).isEmpty();
                assertThat(line.text()).doesNotContain("\n", "\r", "\t");
                assertThat(isCommand(line.text())).as(line.text()).isFalse();
            }
        }
    }

    @Test
    void the_check_sees_what_it_is_there_for() {
        assertThat(hidden("a\u202Eb\u001B\uD800c\uFFFE"))
                .containsExactly("<U+202E>", "<U+001B>", "<U+D800>", "<U+FFFE>");
        assertThat(isCommand("  ::error::x")).isTrue();
        assertThat(isCommand("a ##[error]x")).isTrue();
        assertThat(isCommand("##vso[a]b")).isTrue();
        assertThat(isCommand("a ::error")).isFalse();
    }

    /** GitHub reads commands at a line's start, Azure and TeamCity anywhere. */
    private static boolean isCommand(String line) {
        return line.stripLeading().startsWith("::")
                || HASH_COMMAND.matcher(line).find();
    }

    private static List<String> hidden(String text) {
        List<String> found = new ArrayList<>();
        text.codePoints()
                .filter(c -> c != '\n' && c != '\r' && c != '\t' && c != 0x200C && c != 0x200D && c != 0xFEFF)
                .filter(FormatSafetyTest::isHidden)
                .limit(10)
                .forEach(c -> found.add(String.format(Locale.ROOT, "<U+%04X>", c)));
        return found;
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> (c & 0xFFFE) == 0xFFFE;
        };
    }
}
