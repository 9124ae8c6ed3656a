package io.github.promptgate.recording;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The frame of a line: {@code {"v":1,"sum":"1a2b3c4d","key":"...64 hex...",...}}. The sum is the CRC-32C of all that
 * follows it, so that a line can be judged without being parsed.
 */
final class Seal {

    static final int VERSION = 1;

    /** Longer lines are neither written nor read. */
    static final int LONGEST_LINE = 32 << 20;

    static final String VERSION_START = "{\"v\":";
    static final String START = VERSION_START + VERSION + ",\"sum\":\"";
    static final String KEY_START = "\"key\":\"";
    static final int SUM_AT = START.length();
    static final int SUMMED_FROM = SUM_AT + 8 + 2;
    static final int KEY_AT = SUMMED_FROM + KEY_START.length();
    static final int AFTER_KEY = KEY_AT + 64 + 2;

    /** A line that says that another entry was of no use: its sum follows. */
    static final String DISOWNS = "\"disowns\":\"";

    /** An entry that says so of itself. */
    static final String DISOWNED = "\"disowned\":true";

    private Seal() {}

    /**
     * A whole line, with its line end.
     *
     * @param rest what follows the key: {@code "name":value,...}
     */
    static byte[] line(String key, String rest) {
        byte[] body = (KEY_START + key + "\"," + rest + "}").getBytes(StandardCharsets.UTF_8);
        CRC32C crc = new CRC32C();
        crc.update(body);
        byte[] head = (START + hex((int) crc.getValue()) + "\",").getBytes(StandardCharsets.US_ASCII);
        byte[] line = new byte[head.length + body.length + 1];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(body, 0, line, head.length, body.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** Whether the line, without its end, is as it was written. */
    static boolean holds(byte[] line) {
        if (line.length <= AFTER_KEY) {
            return false;
        }
        CRC32C crc = new CRC32C();
        crc.update(line, SUMMED_FROM, line.length - SUMMED_FROM);
        return sum(line) == (int) crc.getValue();
    }

    /** The line's own sum. */
    static int sum(byte[] line) {
        return HexFormat.fromHexDigits(new String(line, SUM_AT, 8, StandardCharsets.ISO_8859_1));
    }

    static String hex(int sum) {
        return HexFormat.of().toHexDigits(sum);
    }
}
