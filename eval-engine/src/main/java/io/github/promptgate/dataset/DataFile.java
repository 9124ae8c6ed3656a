package io.github.promptgate.dataset;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.TextFile;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.DatasetSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file of cases.
 *
 * @param shown its path in messages
 */
record DataFile(Path path, String shown, DatasetSpec spec) {

    private static final List<String> ENDINGS = List.of(".csv", ".json", ".jsonl", ".ndjson", ".yaml", ".yml");

    /**
     * Opens it by its ending.
     *
     * @throws ProblemException what makes the file unreadable as a whole
     */
    Rows open() {
        String name = shown.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return csv();
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return new JsonLinesRows(path, shown);
        }
        if (name.endsWith(".json")) {
            return new TreeRows(JsonText.read(TextFile.read(path, shown), shown));
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return new TreeRows(YamlText.read(TextFile.read(path, shown), shown));
        }
        throw new ProblemException(new Problem(
                ProblemCode.SUITE_003,
                spec.where(),
                "the format of " + shown + " is not known by its ending",
                ENDINGS,
                "save the cases in one of the known formats"));
    }

    private Rows csv() {
        CsvRows rows = new CsvRows(path, shown);
        for (String column : spec.split().keySet().stream().sorted().toList()) {
            if (!rows.columns().contains(column)) {
                rows.close();
                throw new ProblemException(
                        Problem.unknown(ProblemCode.DATA_002, spec.where(), "column", column, rows.columns()));
            }
        }
        return rows;
    }

    /** Whether cells are texts that may stand for lists and maps. */
    boolean isCsv() {
        return shown.toLowerCase(Locale.ROOT).endsWith(".csv");
    }
}
