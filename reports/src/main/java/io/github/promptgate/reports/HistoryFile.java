package io.github.promptgate.reports;

import io.github.promptgate.reports.summary.History;
import io.github.promptgate.reports.summary.HistoryJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code history.jsonl} beside a suite's record: one line per run, the oldest first. It survives the next run. A line
 * that is damaged, or not ours, is left as it is and told; it never fails a run.
 */
final class HistoryFile {

    static final String NAME = "history.jsonl";

    /** No history of ours is so long: some ten thousand runs. */
    private static final long MOST_BYTES = 8L << 20;

    private final Path file;
    private String text = "";
    private History history = History.none();
    private boolean ours = true;

    private HistoryFile(Path file) {
        this.file = file;
    }

    /** Reads the history of a folder; empty where there is none, or it cannot be read. */
    static HistoryFile in(Path folder) {
        HistoryFile read = new HistoryFile(folder.resolve(NAME));
        read.read();
        return read;
    }

    private void read() {
        try {
            if (!Files.exists(file)) {
                return;
            }
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                refuse("is no file, or a very large one, and was not read");
                return;
            }
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            parse();
        } catch (IOException unreadable) {
            refuse("cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }

    /** It is left alone. */
    private void refuse(String why) {
        ours = false;
        history = new History(List.of(), List.of(NAME + " " + why + "."));
    }

    private void parse() {
        List<Integer> damaged = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            int at = number;
            HistoryJson.read(line).ifPresentOrElse(run -> history = history.with(run), () -> damaged.add(at));
        }
        if (!damaged.isEmpty()) {
            String lines = damaged.size() == 1
                    ? "line " + damaged.get(0) + " is"
                    : damaged.size() + " lines, the first " + damaged.get(0) + ", are";
            history = new History(
                    history.runs(),
                    List.of("Of " + NAME + " " + lines + " damaged or of another program, and left out."));
        }
    }

    private boolean isWritable() {
        Path folder = file.toAbsolutePath().getParent();
        return !Files.exists(folder) || Files.isWritable(folder);
    }

    History history() {
        return history;
    }

    /**
     * Adds a run at the end; one that is there already is not added twice, and nothing is kept where nothing can be
     * written, as of a record that is read from somewhere else.
     *
     * @throws io.github.promptgate.problem.ProblemException RUN-002
     */
    History add(History.Run run) {
        if (ours && !history.holds(run) && isWritable()) {
            String torn = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            text = text + torn + HistoryJson.line(run) + "\n";
            FileOutput.write(file, out -> out.write(text));
        }
        history = history.with(run);
        return history;
    }
}
