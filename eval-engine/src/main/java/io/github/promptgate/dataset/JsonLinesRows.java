package io.github.promptgate.dataset;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;

/** JSON Lines: one object a line; blank lines are skipped. */
final class JsonLinesRows implements Rows {

    private final Path file;
    private final String shown;
    private final BufferedReader reader;
    private Optional<String> ahead = Optional.empty();
    private int line;

    JsonLinesRows(Path file, String shown) {
        this.file = file;
        this.shown = shown;
        this.reader = StrictText.open(file, shown);
    }

    @Override
    public boolean hasNext() {
        try {
            while (ahead.isEmpty()) {
                String text = reader.readLine();
                if (text == null) {
                    return false;
                }
                line++;
                ahead = Optional.of(text).filter(t -> !t.isBlank());
            }
            return true;
        } catch (IOException e) {
            throw StrictText.problem(e, file, shown);
        }
    }

    /** @throws ProblemException SOURCE-004, DATA-001 */
    @Override
    public MapNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String text = ahead.orElseThrow();
        ahead = Optional.empty();
        return TreeRows.row(JsonText.read(text, shown, line));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
