package io.github.promptgate.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Goes over the lines of a file without holding one: memory does not depend on what somebody put there. */
final class LineScan {

    /** Hears of each line. */
    interface Visitor {

        /** An entry whose sum holds. */
        void entry(Line line);

        /** An entry of no use is named by its key and sum. */
        void disowning(String key, int sum);

        void bad(Fault fault, int lineNumber, long offset);
    }

    /**
     * Where an entry stands.
     *
     * @param length without the line end
     */
    record Line(String key, int sum, long offset, int length, Use use, int number) {}

    /** Whether an entry may be served. */
    enum Use {
        GOOD,
        DISOWNED
    }

    /** What is wrong with a line. */
    enum Fault {
        SUM("its checksum does not fit"),
        VERSION("foreign version"),
        SHAPE("it is no entry"),
        LENGTH("it is too long"),
        TORN("it ends in the middle");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final int HEAD = 160;

    private final Visitor visitor;
    private final byte[] head = new byte[HEAD];
    private final CRC32C crc = new CRC32C();
    private long start;
    private long length;
    private int number = 1;

    private LineScan(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Scans a file from its start to the end that it has now. */
    static void scan(Path file, Visitor visitor) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            new LineScan(visitor).all(in);
        }
    }

    private void all(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    take(buffer, from, i);
                    end();
                    from = i + 1;
                }
            }
            take(buffer, from, read);
        }
        if (length > 0) {
            visitor.bad(Fault.TORN, number, start);
        }
    }

    private void take(byte[] buffer, int from, int to) {
        for (int i = from; i < to && length + i - from < HEAD; i++) {
            head[(int) length + i - from] = buffer[i];
        }
        int summed = (int) Math.max(from, Math.min(to, from + Seal.SUMMED_FROM - length));
        crc.update(buffer, summed, to - summed);
        length += to - from;
    }

    private void end() {
        if (length > 0) {
            tell();
        }
        start += length + 1;
        length = 0;
        number++;
        crc.reset();
    }

    private void tell() {
        String text = new String(head, 0, (int) Math.min(HEAD, length), StandardCharsets.ISO_8859_1);
        if (!text.startsWith(Seal.START)) {
            boolean foreign =
                    text.matches("(?s)\\{\"v\":\\d{1,9},.*") && !text.startsWith("{\"v\":" + Seal.VERSION + ",");
            visitor.bad(foreign ? Fault.VERSION : Fault.SHAPE, number, start);
        } else if (length > Seal.LONGEST_LINE) {
            visitor.bad(Fault.LENGTH, number, start);
        } else if (!text.matches("(?s).{" + Seal.SUM_AT + "}[0-9a-f]{8}\",\"key\":\"[0-9a-f]{64}\",.*")) {
            visitor.bad(Fault.SHAPE, number, start);
        } else {
            sealed(text);
        }
    }

    private void sealed(String text) {
        int sum = Integer.parseUnsignedInt(text.substring(Seal.SUM_AT, Seal.SUM_AT + 8), 16);
        String key = text.substring(Seal.KEY_AT, Seal.KEY_AT + 64);
        String rest = text.substring(Seal.AFTER_KEY);
        if (sum != (int) crc.getValue()) {
            visitor.bad(Fault.SUM, number, start);
        } else if (rest.matches("(?s)" + Seal.DISOWNS + "[0-9a-f]{8}\".*")) {
            int at = Seal.DISOWNS.length();
            visitor.disowning(key, Integer.parseUnsignedInt(rest.substring(at, at + 8), 16));
        } else {
            Use use = rest.startsWith(Seal.DISOWNED) ? Use.DISOWNED : Use.GOOD;
            visitor.entry(new Line(key, sum, start, (int) length, use, number));
        }
    }
}
