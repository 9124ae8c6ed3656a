package io.github.promptgate.reports.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.promptgate.reports.text.VisibleText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** JSON on its way into the page: written once, then packed as base64 of gzip without a time. */
final class PackedJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final JsonGenerator out;

    PackedJson() {
        try {
            out = JSON.createGenerator(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonGenerator out() {
        return out;
    }

    void startArray() throws IOException {
        out.writeStartArray();
    }

    void endArray() throws IOException {
        out.writeEndArray();
    }

    /** Bytes that are written so far, about. */
    int size() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plain.size();
    }

    /** All of it; nothing can be written after. */
    String base64() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try {
            out.close();
            try (OutputStream gzip = new Dense(packed)) {
                plain.writeTo(gzip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /** A text as UTF-8 can hold it: half a surrogate pair becomes a mark. */
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return whole(text);
            }
        }
        return text;
    }

    private static String whole(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                out.append(VisibleText.mark(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static final class Dense extends GZIPOutputStream {
        Dense(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
