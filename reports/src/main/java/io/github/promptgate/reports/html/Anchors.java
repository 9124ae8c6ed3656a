package io.github.promptgate.reports.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Fragments that lead to a view of the page, and the hashes of its policy. */
final class Anchors {

    private Anchors() {}

    /** The fragment of a case: {@code /cases?case=refund-017}. */
    static String of(String caseId) {
        return "/cases?case=" + URLEncoder.encode(caseId, StandardCharsets.UTF_8);
    }

    /** {@code 'sha256-…'} of an inline style or script. */
    static String source(String content) {
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256(content)) + "'";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
