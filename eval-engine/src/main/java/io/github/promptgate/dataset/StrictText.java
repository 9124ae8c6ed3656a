package io.github.promptgate.dataset;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file as strict UTF-8 piece by piece, without its byte order mark. */
final class StrictText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StrictText() {}

    /** Opens. */
    static BufferedReader open(Path file, String shown) {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(
                    Files.newInputStream(file),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            throw problem(e, file, shown);
        }
    }

    /** What an error while reading means; one of the coding is looked up in the file, so that its line is known. */
    static ProblemException problem(IOException e, Path file, String shown) {
        if (e instanceof CharacterCodingException) {
            try {
                TextFile.read(file, shown);
            } catch (ProblemException found) {
                return found;
            }
        }
        return new ProblemException(new Problem(
                ProblemCode.SOURCE_006,
                Where.file(shown),
                "file cannot be read: " + shown,
                "check the file and its permissions"));
    }
}
