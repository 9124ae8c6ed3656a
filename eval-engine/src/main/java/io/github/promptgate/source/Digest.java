package io.github.promptgate.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over parts whose borders count, so that {@code (a, bc)} and {@code (ab, c)} differ. */
public final class Digest {

    private final MessageDigest sha;

    public Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** 64 lower-case hex digits over the parts. */
    public static String of(String... parts) {
        Digest digest = new Digest();
        for (String part : parts) {
            digest.add(part);
        }
        return digest.hex();
    }

    /** 64 lower-case hex digits: the plain SHA-256 of a text in UTF-8, as any other tool computes it. */
    public static String sha256(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** 64 lower-case hex digits: the plain SHA-256 of what a file holds. */
    public static String ofBytes(byte[] content) {
        return HexFormat.of().formatHex(new Digest().sha.digest(content));
    }

    /** The first eight bytes of the plain SHA-256 of a text, as a number without sign. */
    public static long number(String text) {
        byte[] hash = new Digest().sha.digest(text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(hash).getLong();
    }

    /** Adds one part: its length in UTF-8 bytes, a colon, the bytes. */
    public Digest add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
        return this;
    }

    /** Ends the digest: 64 lower-case hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
