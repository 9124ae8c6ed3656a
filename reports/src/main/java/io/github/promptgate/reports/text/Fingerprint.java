package io.github.promptgate.reports.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Names made of what they name, the same in every run: SHA-256 over parts whose borders count. */
public final class Fingerprint {

    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Fingerprint() {}

    /** 64 lower-case hex digits over the parts, each its length in UTF-8 bytes, a colon, the bytes. */
    public static String of(String... parts) {
        return HexFormat.of().formatHex(hash(parts));
    }

    /** The first of them, as many as asked for. */
    public static String hex(int digits, String... parts) {
        return of(parts).substring(0, digits);
    }

    /** A UUID of version 8 (RFC 9562, section 5.8) over the parts. */
    public static UUID uuid(String... parts) {
        ByteBuffer bytes = ByteBuffer.wrap(hash(parts));
        return new UUID((bytes.getLong() & VERSION_MASK) | VERSION, (bytes.getLong() & VARIANT_MASK) | VARIANT);
    }

    private static byte[] hash(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha.update(bytes);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
