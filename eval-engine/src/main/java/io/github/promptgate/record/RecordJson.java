package io.github.promptgate.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** Lines of a record as JSON, without the line end. Field order is fixed; numbers are written in full precision. */
final class RecordJson {

    static final String FORMAT = "promptgate-results";
    static final int VERSION = 1;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private RecordJson(JsonGenerator json) {
        this.json = json;
    }

    private interface Body {
        void write(RecordJson json) throws IOException;
    }

    /** Through text, so that half a surrogate pair in a model's answer becomes a question mark and not a crash. */
    private static byte[] line(Body body) {
        StringWriter out = new StringWriter(1024);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.writeStartObject();
            body.write(new RecordJson(generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] header(RunHeader header) {
        return line(json -> json.write(header));
    }

    /** @param position in plan order, from 0 */
    static byte[] trial(long position, TrialRecord trial) {
        return line(json -> json.write(position, trial));
    }

    static byte[] footer(RunFooter footer) {
        return line(json -> json.write(footer));
    }

    private void write(RunHeader header) throws IOException {
        json.writeStringField("type", "header");
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeStringField("suite", header.suite());
        json.writeStringField("suiteFile", header.suiteFile());
        json.writeStringField("suiteDigest", header.suiteDigest());
        json.writeStringField("datasetDigest", header.datasetDigest());
        json.writeArrayFieldStart("cells");
        for (Cell cell : header.cells()) {
            json.writeStartObject();
            write(cell);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("prompts");
        prompts(header.prompts());
        json.writeEndArray();
        if (!header.revisions().isEmpty()) {
            json.writeArrayFieldStart("revisions");
            for (RunHeader.PromptsAt at : header.revisions()) {
                json.writeStartObject();
                write(at.revision());
                json.writeArrayFieldStart("prompts");
                prompts(at.prompts());
                json.writeEndArray();
                json.writeObjectFieldStart("changed");
                for (var line : at.changed().entrySet()) {
                    json.writeNumberField(line.getKey(), line.getValue());
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("metrics");
        for (Metric metric : header.metrics()) {
            json.writeStartObject();
            json.writeStringField("name", metric.name());
            json.writeStringField("kind", word(metric.kind()));
            json.writeStringField("direction", word(metric.direction()));
            json.writeStringField("unit", word(metric.unit()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("cases", header.cases());
        json.writeNumberField("samples", header.samples());
        json.writeNumberField("seed", header.seed());
        json.writeStringField("planDigest", header.planDigest());
        if (header.shard().isPresent()) {
            json.writeObjectFieldStart("shard");
            json.writeNumberField("index", header.shard().get().index());
            json.writeNumberField("total", header.shard().get().total());
            json.writeEndObject();
        }
        json.writeStringField("tool", header.version());
        if (!header.part().isEmpty()) {
            json.writeStringField("part", header.part());
        }
        if (header.failing() != RunHeader.Failing.RULES) {
            json.writeStringField("failing", word(header.failing()));
        }
        texts("definitions", header.basis().definitions());
        texts("models", header.basis().models());
        if (!header.basis().prices().isEmpty()) {
            texts("prices", header.basis().prices());
        }
        if (!header.basis().filters().isEmpty()) {
            texts("filters", header.basis().filters());
        }
        if (!header.basis().given().isEmpty()) {
            texts("given", header.basis().given());
        }
        if (!header.environment().isEmpty()) {
            json.writeStringField("environment", header.environment());
        }
        json.writeObjectFieldStart("timing");
        json.writeStringField("startedAt", header.startedAt());
        json.writeEndObject();
    }

    private void prompts(List<RunHeader.PromptRef> prompts) throws IOException {
        for (RunHeader.PromptRef prompt : prompts) {
            json.writeStartObject();
            json.writeStringField("id", prompt.id());
            json.writeStringField("file", prompt.file());
            json.writeStringField("version", prompt.version());
            json.writeStringField("digest", prompt.digest());
            json.writeEndObject();
        }
    }

    private void write(Cell cell) throws IOException {
        json.writeStringField("cell", cell.id());
        json.writeStringField("prompt", cell.prompt());
        json.writeStringField("model", cell.model());
        if (cell.revision().isPresent()) {
            json.writeObjectFieldStart("revision");
            write(cell.revision().get());
            json.writeEndObject();
        }
        json.writeObjectFieldStart("parameters");
        for (var parameter : cell.parameters().entrySet()) {
            json.writeStringField(parameter.getKey(), parameter.getValue());
        }
        json.writeEndObject();
    }

    private void write(Revision revision) throws IOException {
        json.writeStringField("ref", revision.ref());
        json.writeStringField("commit", revision.commit());
    }

    private void write(long position, TrialRecord trial) throws IOException {
        json.writeStringField("type", "trial");
        json.writeNumberField("position", position);
        json.writeStringField("id", trial.trial().id());
        write(trial.trial().cell());
        json.writeObjectFieldStart("case");
        write(trial.trial().caseRef());
        json.writeEndObject();
        json.writeNumberField("sample", trial.trial().sample());
        json.writeStringField("state", word(trial.state()));
        json.writeStringField("input", trial.input());
        json.writeStringField("expected", trial.expected());
        if (!trial.contexts().isEmpty()) {
            texts("contexts", trial.contexts());
        }
        json.writeArrayFieldStart("messages");
        for (Message message : trial.messages()) {
            json.writeStartObject();
            json.writeStringField("role", word(message.role()));
            json.writeStringField("text", message.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("reply");
        write(trial.reply());
        json.writeEndObject();
        json.writeArrayFieldStart("scores");
        for (Score score : trial.scores()) {
            json.writeStartObject();
            write(score);
            json.writeEndObject();
        }
        json.writeEndArray();
        optional("cost", trial.cost());
        json.writeObjectFieldStart("judge");
        json.writeNumberField("calls", trial.judge().calls());
        json.writeNumberField("inputTokens", trial.judge().inputTokens());
        json.writeNumberField("outputTokens", trial.judge().outputTokens());
        optional("usd", trial.judge().usd());
        json.writeEndObject();
        json.writeObjectFieldStart("timing");
        write(trial.reply().call());
        json.writeNumberField("judgeLive", trial.judge().live().calls());
        optional("judgeSpent", trial.judge().live().usd());
        json.writeEndObject();
    }

    private void write(CallInfo call) throws IOException {
        json.writeStringField("origin", word(call.origin()));
        if (call.latencyMillis().isPresent()) {
            json.writeNumberField("latencyMillis", call.latencyMillis().getAsLong());
        }
        json.writeNumberField("attempts", call.attempts());
        json.writeNumberField("waitedMillis", call.waitedMillis());
        texts("causes", call.causes());
        if (!call.recordedAt().isEmpty()) {
            json.writeStringField("recordedAt", call.recordedAt());
        }
    }

    private void write(CaseRef ref) throws IOException {
        json.writeStringField("id", ref.id());
        write(ref.where());
        json.writeStringField("digest", ref.digest());
        texts("tags", ref.tags());
        json.writeStringField("cluster", ref.cluster());
    }

    private void write(Where where) throws IOException {
        json.writeStringField("file", where.file());
        json.writeNumberField("line", where.line());
        json.writeNumberField("column", where.column());
    }

    private void write(Reply reply) throws IOException {
        if (reply instanceof Reply.Answered answered) {
            json.writeStringField("kind", "answered");
            json.writeStringField("text", answered.text());
            json.writeArrayFieldStart("toolCalls");
            for (ToolCall call : answered.toolCalls()) {
                json.writeStartObject();
                json.writeStringField("name", call.name());
                json.writeStringField("arguments", call.arguments());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("finish", word(answered.finish()));
            if (answered.contexts().isPresent()) {
                texts("contexts", answered.contexts().get());
            }
        } else if (reply instanceof Reply.Refused refused) {
            json.writeStringField("kind", "refused");
            json.writeStringField("text", refused.text());
        } else if (reply instanceof Reply.Failed failed) {
            json.writeStringField("kind", "failed");
            json.writeObjectFieldStart("problem");
            write(failed.problem());
            json.writeEndObject();
        }
        if (reply.usage().isPresent()) {
            Usage usage = reply.usage().get();
            json.writeObjectFieldStart("usage");
            json.writeNumberField("input", usage.input());
            json.writeNumberField("output", usage.output());
            json.writeNumberField("cached", usage.cached());
            json.writeNumberField("reasoning", usage.reasoning());
            json.writeEndObject();
        }
        if (reply.call().isFallback()) {
            json.writeStringField("answeredBy", reply.call().answeredBy());
        }
        if (!reply.call().recordingKey().isEmpty()) {
            json.writeStringField("recording", reply.call().recordingKey());
        }
    }

    private void write(Problem problem) throws IOException {
        json.writeStringField("code", problem.code().id());
        write(problem.where());
        json.writeStringField("what", problem.what());
        texts("known", problem.known());
        json.writeStringField("fix", problem.fix());
    }

    private void write(Score score) throws IOException {
        json.writeStringField("metric", score.metric());
        if (score instanceof Score.Scored scored) {
            json.writeStringField("kind", "scored");
            json.writeNumberField("value", scored.value());
            json.writeStringField("mark", word(scored.mark()));
        } else if (score instanceof Score.Unscored unscored) {
            json.writeStringField("kind", "unscored");
            json.writeStringField("cause", word(unscored.cause()));
            json.writeStringField("detail", unscored.detail());
        } else if (score instanceof Score.NotApplicable notApplicable) {
            json.writeStringField("kind", "not-applicable");
            json.writeStringField("cause", word(notApplicable.reason()));
            json.writeStringField("detail", notApplicable.detail());
        }
        Evidence evidence = score.evidence();
        json.writeStringField("reason", evidence.reason());
        json.writeArrayFieldStart("evidence");
        for (Evidence.Item item : evidence.items()) {
            json.writeStartObject();
            json.writeStringField("kind", item.kind());
            json.writeStringField("subject", item.subject());
            json.writeStringField("verdict", item.verdict());
            json.writeStringField("note", item.note());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(String name, Counts counts) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("planned", counts.planned());
        json.writeNumberField("trials", counts.trials());
        json.writeNumberField("passed", counts.passed());
        json.writeNumberField("failed", counts.failed());
        json.writeNumberField("unscored", counts.unscored());
        json.writeNumberField("notApplicable", counts.notApplicable());
        json.writeNumberField("errors", counts.errors());
        json.writeEndObject();
    }

    private void write(RunFooter footer) throws IOException {
        json.writeStringField("type", "footer");
        write("counts", footer.counts());
        if (footer.references().planned() > 0) {
            write("references", footer.references());
        }
        json.writeStringField("stopped", footer.stopped());
        optional("cost", footer.cost());
        optional("judgeCost", footer.judgeCost());
        json.writeNumberField("judgeCalls", footer.judgeCalls());
        write(footer.lengths());
        if (footer.sampled().isPresent()) {
            write(footer.sampled().get());
        }
        if (footer.labels() > 0) {
            json.writeNumberField("labels", footer.labels());
        }
        json.writeObjectFieldStart("timing");
        json.writeNumberField("wallMillis", footer.wallMillis());
        json.writeNumberField("recorded", footer.sources().recorded());
        json.writeNumberField("live", footer.sources().live());
        optional("spent", footer.sources().spent());
        json.writeStringField("oldest", footer.sources().oldest());
        json.writeEndObject();
        warnings(footer.warnings());
    }

    private void warnings(List<Problem> warnings) throws IOException {
        if (!warnings.isEmpty()) {
            json.writeArrayFieldStart("warnings");
            for (Problem warning : warnings) {
                json.writeStartObject();
                write(warning);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void write(List<LengthCorrelation> lengths) throws IOException {
        if (lengths.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("lengthCorrelation");
        for (LengthCorrelation length : lengths) {
            json.writeStartObject();
            json.writeStringField("metric", length.metric());
            json.writeNumberField("trials", length.trials());
            optional("spearman", length.spearman());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(Sampled sampled) throws IOException {
        json.writeObjectFieldStart("sampling");
        json.writeNumberField("min", sampled.min());
        json.writeNumberField("max", sampled.max());
        json.writeNumberField("looks", sampled.looks());
        json.writeArrayFieldStart("taken");
        for (Sampled.Look look : sampled.taken()) {
            write(look);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Sampled.Look look) throws IOException {
        json.writeStartObject();
        json.writeNumberField("samples", look.samples());
        json.writeNumberField("trials", look.trials());
        json.writeNumberField("level", look.level());
        json.writeArrayFieldStart("rules");
        for (Sampled.State rule : look.rules()) {
            json.writeStartObject();
            json.writeStringField("rule", rule.rule());
            json.writeStringField("unit", rule.unit());
            json.writeStringField("state", rule.state());
            json.writeBooleanField("decided", rule.decided());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void optional(String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsDouble());
        }
    }

    private void texts(String name, SortedMap<String, String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.writeObjectFieldStart(name);
            for (var text : texts.entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
        }
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** {@code NOT_APPLICABLE} as {@code not-applicable}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
