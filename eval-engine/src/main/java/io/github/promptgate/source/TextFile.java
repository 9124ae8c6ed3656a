package io.github.promptgate.source;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Text files: strict UTF-8, a byte order mark is dropped, line ends stay as they are. */
public final class TextFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {}

    /**
     * Reads a whole file.
     *
     * @param shown the path to show in problems
     * @throws ProblemException SOURCE-001, SOURCE-002 (with the line of the first bad byte), SOURCE-006
     */
    public static String read(Path file, String shown) {
        byte[] bytes = bytes(file, shown);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return withoutMark(decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw new ProblemException(notUtf8(bytes, shown));
        }
    }

    private static byte[] bytes(Path file, String shown) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_001, Where.file(shown), "file not found: " + shown, "check the path"));
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_006,
                    Where.file(shown),
                    "file cannot be read: " + shown,
                    Files.isDirectory(file) ? "name a file, this is a folder" : "check its permissions"));
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Problem notUtf8(byte[] bytes, String shown) {
        int bad = firstBadByte(bytes);
        int line = 1;
        for (int i = 0; i < bad; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return new Problem(
                ProblemCode.SOURCE_002,
                new Where(shown, line, 0),
                "not UTF-8: byte 0x%02X at offset %d".formatted(bytes[bad], bad),
                "save the file as UTF-8");
    }

    private static int firstBadByte(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        return in.position();
    }
}
