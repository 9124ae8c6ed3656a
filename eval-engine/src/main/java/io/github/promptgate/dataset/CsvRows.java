package io.github.promptgate.dataset;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.ScalarNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV as RFC 4180 has it, with a header; blank lines between rows are skipped. Every cell is a text. */
final class CsvRows implements Rows {

    private static final CSVFormat RFC_4180 =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    /** A record and the line in which it starts. */
    private record Numbered(CSVRecord cells, int line) {}

    private final Path file;
    private final String shown;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private Optional<Numbered> ahead = Optional.empty();
    private boolean ended;

    /**
     * Opens the file and reads its header.
     *
     * @throws ProblemException DATA-002
     */
    CsvRows(Path file, String shown) {
        this.file = file;
        this.shown = shown;
        BufferedReader reader = StrictText.open(file, shown);
        try {
            this.parser = CSVParser.parse(reader, RFC_4180);
        } catch (IOException e) {
            throw StrictText.problem(e, file, shown);
        }
        this.records = parser.iterator();
        try {
            this.header = header();
        } catch (ProblemException e) {
            close();
            throw e;
        }
    }

    List<String> columns() {
        return header;
    }

    private List<String> header() {
        Numbered first = read().orElseThrow(() ->
                headerProblem(1, "the file is empty", "write the names of the columns, such as id,question,expected"));
        List<String> names = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String cell : first.cells()) {
            String name = cell.strip();
            names.add(name);
            if (name.isEmpty()) {
                throw headerProblem(first.line(), "column " + names.size() + " has no name", "name it or remove it");
            }
            Integer before = seen.put(name, names.size());
            if (before != null) {
                throw headerProblem(
                        first.line(),
                        "columns " + before + " and " + names.size() + " are both \"" + name + "\"",
                        "rename one of them");
            }
        }
        if (names.size() == 1 && (names.get(0).contains(";") || names.get(0).contains("\t"))) {
            throw headerProblem(
                    first.line(), "there is one column, \"" + names.get(0) + "\"", "separate columns by commas");
        }
        return List.copyOf(names);
    }

    private ProblemException headerProblem(int line, String what, String fix) {
        return new ProblemException(
                new Problem(ProblemCode.DATA_002, new Where(shown, line, 0), "malformed header: " + what, fix));
    }

    @Override
    public boolean hasNext() {
        while (ahead.isEmpty() && !ended) {
            Optional<Numbered> record;
            try {
                record = read();
            } catch (ProblemException e) {
                throw lost(e);
            }
            ended = record.isEmpty();
            ahead = record.filter(r -> !isBlank(r.cells()));
        }
        return ahead.isPresent();
    }

    /** After a syntax error nobody knows where the next row starts. */
    private ProblemException lost(ProblemException e) {
        ended = true;
        return e;
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.size() == 1 && cells.get(0).isEmpty();
    }

    @Override
    public MapNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Numbered row = ahead.orElseThrow();
        ahead = Optional.empty();
        Where where = new Where(shown, row.line(), 0);
        if (row.cells().size() != header.size()) {
            throw new ProblemException(new Problem(
                    ProblemCode.DATA_001,
                    where,
                    "the row has " + fields(row.cells().size()) + ", the header has " + header.size(),
                    "check commas, and put fields that hold a comma, quote or line break into double quotes"));
        }
        List<MapNode.Entry> entries = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            entries.add(new MapNode.Entry(
                    header.get(i), where, ScalarNode.text(where, row.cells().get(i))));
        }
        return new MapNode(where, entries);
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }

    private Optional<Numbered> read() {
        int line = (int) parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext() ? Optional.of(new Numbered(records.next(), line)) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof java.nio.charset.CharacterCodingException coding
                    ? StrictText.problem(coding, file, shown)
                    : malformed(line, String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw malformed(line, String.valueOf(e.getMessage()));
        }
    }

    private ProblemException malformed(int line, String reason) {
        String what = reason.contains("EOF")
                ? "a quoted field of this row is never closed"
                : "text follows the closing quote of a field";
        return new ProblemException(new Problem(
                ProblemCode.DATA_001,
                new Where(shown, line, 0),
                what,
                "write a double quote inside a quoted field twice, and close each quoted field"));
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
