package io.github.promptgate.preflight;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.record.Message;
import io.github.promptgate.source.JsonText;

/**
 * Counts tokens as OpenAI's {@code o200k_base} does; for other providers' models that is an estimate. Loading the table
 * takes about a second, so one is made only where somebody asks for an estimate.
 */
final class TokenCount {

    /** What a chat format adds to each message and to a request. */
    private static final int FRAME = 3;

    private final Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    long of(String text) {
        return encoding.countTokensOrdinary(text);
    }

    /** Messages with their frames, tools and reply schema. */
    long of(ModelRequest request) {
        long tokens = FRAME;
        for (Message message : request.messages()) {
            tokens += FRAME + of(message.text());
        }
        tokens += request.tools().stream()
                .mapToLong(tool -> of(tool.name()) + of(tool.description()) + of(JsonText.write(tool.parameters())))
                .sum();
        return tokens
                + request.replySchema()
                        .map(schema -> of(JsonText.write(schema)))
                        .orElse(0L);
    }
}
