package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.RunOption;
import io.github.promptgate.RunOption.Door;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsPageTest {

    private static final Path PAGE = Path.of("../docs/options.md");
    private static final String HEAD = """
            | option | type | default | what it does | suite | command line | Maven | Action |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    @Test
    void the_options_page_is_the_table_in_the_code() throws IOException {
        String page = Files.readString(PAGE);
        String before = page.substring(0, page.indexOf("| option |"));
        String after = page.substring(page.indexOf("\n\n", before.length()));

        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, before + table().stripTrailing() + after);
        }
        assertThat(page).isEqualTo(before + table().stripTrailing() + after);
    }

    private static String table() {
        StringBuilder table = new StringBuilder(HEAD);
        for (RunOption option : RunOption.values()) {
            table.append("| `")
                    .append(option.key())
                    .append("` | ")
                    .append(option.kind().title());
            table.append(" | ").append(option.otherwise()).append(" | ").append(option.summary());
            for (Door door : Door.values()) {
                table.append(" | ").append(option.isOfferedBy(door) ? "`" + spelling(option, door) + "`" : "");
            }
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String spelling(RunOption option, Door door) {
        return switch (door) {
            case SUITE, ACTION -> option.key();
            case CLI -> option == RunOption.SUITES ? "SUITE…" : option.flag();
            case MAVEN -> option == RunOption.RULES ? "<rules>" : option.property();
        };
    }
}
