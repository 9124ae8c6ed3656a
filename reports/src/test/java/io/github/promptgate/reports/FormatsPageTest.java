package io.github.promptgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.suite.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FormatsPageTest {

    private static final Path PAGE = Path.of("../docs/formats.md");
    private static final String HEAD = "| format | file | for |\n| --- | --- | --- |\n";

    @Test
    void the_page_has_the_table_in_the_code() throws IOException {
        String page = Files.readString(PAGE);
        String before = page.substring(0, page.indexOf(HEAD));
        String after = page.substring(page.indexOf("\n\n", before.length()));
        String wanted = before + table().stripTrailing() + after;

        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(page).isEqualTo(wanted);
    }

    private static String table() {
        StringBuilder table = new StringBuilder(HEAD);
        for (ReportFormat format : ReportFormat.values()) {
            String files = format.files().stream().map(file -> "`" + file + "`").collect(Collectors.joining(", "));
            table.append("| `" + format.id() + "` | " + files + " | " + format.purpose() + " |\n");
        }
        return table.toString();
    }
}
