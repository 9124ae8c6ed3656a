package io.github.promptgate.record;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The line that a record ends with; where it is missing, the record was cut off on its way, and is told as that. */
final class LastLine {

    private LastLine() {}

    /** @throws ProblemException SOURCE-004 with the line in which the record ends */
    static RunFooter footer(Path file) throws IOException {
        String text = read(file);
        if (!RecordFile.isJson(text, file)) {
            throw cut(file, "in the middle of");
        }
        MapNode line = RecordFile.map(text, file, 1);
        if (!RecordLines.text(line, "type").equals("footer")) {
            throw cut(file, "after");
        }
        return RecordLines.footer(line);
    }

    /** @param place of the end within or behind a line: {@code in the middle of}, {@code after} */
    static ProblemException cut(Path file, String place) throws IOException {
        int line = lines(file);
        return new ProblemException(new Problem(
                ProblemCode.SOURCE_004,
                new Where(file.toString(), line, 0),
                "not a finished record: it was cut off, it ends " + place + " line " + line,
                "copy or fetch it again whole, or run again: what is recorded is not asked for twice"));
    }

    private static int lines(Path file) throws IOException {
        int lines = 0;
        int last = '\n';
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                lines += last == '\n' ? 1 : 0;
                last = next;
            }
        }
        return lines;
    }

    private static String read(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long end = file.length();
            long start = end - 1;
            while (start > 0) {
                file.seek(start - 1);
                if (file.read() == '\n') {
                    break;
                }
                start--;
            }
            byte[] bytes = new byte[(int) (end - Math.max(0, start))];
            file.seek(Math.max(0, start));
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
