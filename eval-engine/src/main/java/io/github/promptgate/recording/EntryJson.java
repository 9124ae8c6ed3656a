package io.github.promptgate.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** An entry as one line. Field order is fixed. */
final class EntryJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private EntryJson() {}

    /** The line with its end. */
    static byte[] line(Entry entry) {
        StringWriter out = new StringWriter(1024);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("recordedAt", entry.recordedAt());
            if (entry.content() instanceof Entry.Said said) {
                write(said.reply(), json);
            } else if (entry.content() instanceof Entry.Vector vector) {
                json.writeStringField("vector", base64(vector.values()));
            }
            write(entry.context(), json);
            json.writeObjectFieldStart("digests");
            json.writeStringField("model", entry.key().parts().model());
            json.writeStringField("parameters", entry.key().parts().parameters());
            json.writeStringField("messages", entry.key().parts().messages());
            json.writeStringField("form", entry.key().parts().form());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String object = out.toString();
        return Seal.line(entry.key().hex(), object.substring(1, object.length() - 1));
    }

    /** The line that says that an entry was of no use. */
    static byte[] disowning(String key, int sum) {
        return Seal.line(key, Seal.DISOWNS + Seal.hex(sum) + "\"");
    }

    /** The same entry, saying of itself that it was of no use. */
    static byte[] disowned(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8).stripTrailing();
        String key = text.substring(Seal.KEY_AT, Seal.KEY_AT + 64);
        return Seal.line(key, Seal.DISOWNED + "," + text.substring(Seal.AFTER_KEY, text.length() - 1));
    }

    private static void write(Reply reply, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("reply");
        json.writeStringField("kind", reply instanceof Reply.Answered ? "answered" : "refused");
        json.writeStringField("text", reply.text());
        if (reply instanceof Reply.Answered answered) {
            json.writeStringField("finish", word(answered.finish()));
            json.writeArrayFieldStart("toolCalls");
            for (ToolCall call : answered.toolCalls()) {
                json.writeStartObject();
                json.writeStringField("name", call.name());
                json.writeStringField("arguments", call.arguments());
                json.writeEndObject();
            }
            json.writeEndArray();
            if (answered.contexts().isPresent()) {
                texts("contexts", answered.contexts().get(), json);
            }
            if (!answered.odds().isEmpty()) {
                odds(answered.odds(), json);
            }
        }
        if (reply.usage().isPresent()) {
            write(reply.usage().get(), json);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("call");
        if (reply.call().latencyMillis().isPresent()) {
            json.writeNumberField("latencyMillis", reply.call().latencyMillis().getAsLong());
        }
        json.writeNumberField("attempts", reply.call().attempts());
        json.writeNumberField("waitedMillis", reply.call().waitedMillis());
        texts("causes", reply.call().causes(), json);
        json.writeEndObject();
    }

    /** {@code [[token, [[other, log-probability], ...]], ...]}. */
    private static void odds(List<TokenOdds> odds, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("odds");
        for (TokenOdds token : odds) {
            json.writeStartArray();
            json.writeString(token.token());
            json.writeStartArray();
            for (TokenOdds.Alternative other : token.alternatives()) {
                json.writeStartArray();
                json.writeString(other.token());
                json.writeNumber(other.logProb());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static List<TokenOdds> odds(MapNode node) {
        return node.get("odds").isEmpty()
                ? List.of()
                : items(node, "odds").stream().map(EntryJson::odds).toList();
    }

    private static TokenOdds odds(Node pair) {
        List<Node> parts = ((ListNode) pair).items();
        return new TokenOdds(
                parts.get(0).asText(),
                ((ListNode) parts.get(1))
                        .items().stream()
                                .map(other -> ((ListNode) other).items())
                                .map(other -> new TokenOdds.Alternative(
                                        other.get(0).asText(),
                                        Double.parseDouble(other.get(1).asText())))
                                .toList());
    }

    private static void write(Usage usage, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("usage");
        json.writeNumberField("input", usage.input());
        json.writeNumberField("output", usage.output());
        json.writeNumberField("cached", usage.cached());
        json.writeNumberField("reasoning", usage.reasoning());
        json.writeEndObject();
    }

    private static void write(CallContext context, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("context");
        json.writeStringField("case", context.caseId());
        json.writeStringField("prompt", context.prompt());
        json.writeStringField("model", context.model());
        json.writeNumberField("sample", context.sample());
        json.writeStringField("scorer", context.scorer());
        json.writeStringField("step", context.step());
        json.writeEndObject();
    }

    private static void texts(String name, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /**
     * Reads a line back, its reply marked as recorded.
     *
     * @throws RuntimeException when it is no entry, whatever its sum says
     */
    static Entry read(byte[] line) {
        MapNode node = (MapNode) JsonText.read(new String(line, StandardCharsets.UTF_8), "");
        String at = text(node, "recordedAt");
        MapNode digests = map(node, "digests");
        RequestKey key = new RequestKey(
                text(node, "key"),
                new RequestKey.Parts(
                        text(digests, "model"),
                        text(digests, "parameters"),
                        text(digests, "messages"),
                        text(digests, "form")));
        Optional<Node> vector = node.get("vector");
        Entry.Content content = vector.isPresent()
                ? new Entry.Vector(floats(vector.get().asText()))
                : new Entry.Said(
                        reply(map(node, "reply"), call(map(node, "call")).recorded(at)));
        return new Entry(key, at, content, context(map(node, "context")));
    }

    private static CallContext context(MapNode node) {
        return new CallContext(
                text(node, "prompt"),
                text(node, "model"),
                text(node, "case"),
                (int) whole(node, "sample"),
                text(node, "scorer"),
                text(node, "step"));
    }

    private static CallInfo call(MapNode node) {
        OptionalLong latency = node.get("latencyMillis").isPresent()
                ? OptionalLong.of(whole(node, "latencyMillis"))
                : OptionalLong.empty();
        return new CallInfo(
                CallInfo.Origin.RECORDED,
                latency,
                (int) whole(node, "attempts"),
                whole(node, "waitedMillis"),
                texts(node, "causes"),
                "",
                "");
    }

    private static Reply reply(MapNode node, CallInfo call) {
        Optional<Usage> usage = node.get("usage")
                .map(MapNode.class::cast)
                .map(u -> new Usage(whole(u, "input"), whole(u, "output"), whole(u, "cached"), whole(u, "reasoning")));
        if (text(node, "kind").equals("refused")) {
            return new Reply.Refused(text(node, "text"), usage, call);
        }
        return new Reply.Answered(
                text(node, "text"),
                items(node, "toolCalls").stream()
                        .map(MapNode.class::cast)
                        .map(c -> new ToolCall(text(c, "name"), text(c, "arguments")))
                        .toList(),
                FinishReason.valueOf(
                        text(node, "finish").toUpperCase(Locale.ROOT).replace('-', '_')),
                usage,
                node.get("contexts").map(c -> texts(node, "contexts")),
                odds(node),
                call);
    }

    private static List<Node> items(MapNode node, String name) {
        return field(node, name) instanceof ListNode list ? list.items() : List.of();
    }

    private static List<String> texts(MapNode node, String name) {
        return items(node, name).stream().map(Node::asText).toList();
    }

    private static Node field(MapNode node, String name) {
        return node.get(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    private static MapNode map(MapNode node, String name) {
        return (MapNode) field(node, name);
    }

    private static String text(MapNode node, String name) {
        return field(node, name).asText();
    }

    private static long whole(MapNode node, String name) {
        return Long.parseLong(text(node, name));
    }

    private static String base64(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static float[] floats(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
