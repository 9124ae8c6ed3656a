package io.github.promptgate.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.Usage;
import io.github.promptgate.reports.text.Causes;
import io.github.promptgate.reports.text.Cut;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Writes what the page holds of trials beside their light rows, for one chunk. Long texts are cut, and {@code cuts} says
 * how long each was: {@code {"answer": 1048576}}. What is empty, unknown, usual (a live answer that ended by itself) or
 * told by the light row is left out.
 */
final class DetailJson {

    /** Characters of an answer, input, message or passage. */
    static final int TEXT = 20_000;

    /** Characters of a reason, statement or note. */
    static final int NOTE = 4_000;

    private static final int PASSAGES = 50;
    private static final int ITEMS = 200;

    private final JsonGenerator out;
    private final Repeats repeats = new Repeats();
    private final Map<String, Long> cuts = new LinkedHashMap<>();

    DetailJson(PackedJson json) {
        this.out = json.out();
    }

    /** @param kept as the record has it; personal data is hidden here */
    void write(TrialRecord kept) throws IOException {
        TrialRecord trial = kept.shown();
        cuts.clear();
        out.writeStartObject();
        digest(kept.reply().text(), trial.reply().text());
        text("input", "input", trial.input(), TEXT);
        text("expected", "expected", trial.expected(), TEXT);
        messages(trial.messages());
        reply(trial.reply());
        passages(trial);
        scores(trial.scores());
        call(trial.reply().call());
        if (trial.reply().usage().isPresent()) {
            tokens(trial.reply().usage().get());
        }
        if (trial.judge().calls() > 0) {
            out.writeObjectFieldStart("judge");
            out.writeNumberField("calls", trial.judge().calls());
            number("usd", trial.judge().usd());
            out.writeEndObject();
        }
        if (!cuts.isEmpty()) {
            out.writeObjectFieldStart("cuts");
            for (Map.Entry<String, Long> cut : cuts.entrySet()) {
                out.writeNumberField(cut.getKey(), cut.getValue());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** The digest that labels know the answer by, where the page does not hold its very text. */
    private void digest(String kept, String shown) throws IOException {
        if (!kept.equals(shown) || kept.length() > TEXT || !kept.equals(PackedJson.text(kept))) {
            string("sha", HumanLabel.digestOf(kept));
        }
    }

    private void messages(List<Message> messages) throws IOException {
        if (messages.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("messages");
        for (int i = 0; i < messages.size(); i++) {
            out.writeStartObject();
            word("role", messages.get(i).role());
            text("text", "messages." + i, messages.get(i).text(), TEXT);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void reply(Reply reply) throws IOException {
        if (reply instanceof Reply.Answered answered) {
            text("answer", "answer", answered.text(), TEXT);
            if (answered.finish() != FinishReason.STOP) {
                word("finish", answered.finish());
            }
            tools(answered.toolCalls());
        } else if (reply instanceof Reply.Failed failed) {
            string("kind", "failed");
            out.writeObjectFieldStart("problem");
            string("code", failed.problem().code().id());
            text("what", "problem.what", failed.problem().what(), NOTE);
            text("fix", "problem.fix", failed.problem().fix(), NOTE);
            out.writeEndObject();
        } else {
            string("kind", "refused");
            text("answer", "answer", reply.text(), TEXT);
        }
    }

    private void tools(List<ToolCall> calls) throws IOException {
        if (calls.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("tools");
        for (int i = 0; i < calls.size(); i++) {
            out.writeStartObject();
            text("name", "tools." + i + ".name", calls.get(i).name(), NOTE);
            text("arguments", "tools." + i, calls.get(i).arguments(), TEXT);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void passages(TrialRecord trial) throws IOException {
        List<String> passages = trial.passages();
        if (passages.isEmpty()) {
            return;
        }
        if (!passages.equals(trial.contexts())) {
            out.writeBooleanField("retrieved", true);
        }
        out.writeArrayFieldStart("contexts");
        for (int i = 0; i < Math.min(PASSAGES, passages.size()); i++) {
            out.writeString(repeats.of(cut("contexts." + i, passages.get(i), TEXT)));
        }
        out.writeEndArray();
        more("contexts", passages.size(), PASSAGES);
    }

    private void scores(List<Score> scores) throws IOException {
        if (scores.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("scores");
        for (int i = 0; i < scores.size(); i++) {
            out.writeStartObject();
            string("metric", scores.get(i).metric());
            score(scores.get(i), "scores." + i);
            evidence(scores.get(i).evidence(), "scores." + i);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void score(Score score, String path) throws IOException {
        if (score instanceof Score.Scored scored) {
            word("state", scored.mark());
        } else if (score instanceof Score.Unscored unscored) {
            string("state", "unscored");
            string("code", unscored.cause().code().id());
            text("detail", path + ".detail", unscored.detail(), NOTE);
        } else if (score instanceof Score.NotApplicable none) {
            string("state", "not applicable");
            word("code", none.reason());
            text("detail", path + ".detail", none.detail(), NOTE);
        }
    }

    private void evidence(Evidence evidence, String path) throws IOException {
        text("reason", path + ".reason", evidence.reason(), NOTE);
        List<Evidence.Item> items = evidence.items();
        if (items.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("items");
        for (int i = 0; i < Math.min(ITEMS, items.size()); i++) {
            Evidence.Item item = items.get(i);
            String at = path + ".items." + i;
            out.writeStartObject();
            text("kind", at + ".kind", item.kind(), NOTE);
            text("subject", at + ".subject", item.subject(), NOTE);
            text("verdict", at + ".verdict", item.verdict(), NOTE);
            text("note", at + ".note", item.note(), NOTE);
            if (item.speaksAgainst()) {
                out.writeBooleanField("against", true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        more(path + ".items", items.size(), ITEMS);
    }

    private void call(CallInfo call) throws IOException {
        if (call.origin() != CallInfo.Origin.LIVE) {
            word("origin", call.origin());
        }
        text("recordedAt", "recordedAt", call.recordedAt(), NOTE);
        text("answeredBy", "answeredBy", call.answeredBy(), NOTE);
        if (call.attempts() > 1) {
            out.writeNumberField("attempts", call.attempts());
            out.writeNumberField("waited", call.waitedMillis());
        }
        text("causes", "causes", Causes.list(call.causes()), NOTE);
    }

    private void tokens(Usage usage) throws IOException {
        if (usage.cached() > 0) {
            out.writeNumberField("cached", usage.cached());
        }
        if (usage.reasoning() > 0) {
            out.writeNumberField("reasoning", usage.reasoning());
        }
    }

    /** Of a list that is cut, how long it was. */
    private void more(String path, int size, int most) {
        if (size > most) {
            cuts.put(path, (long) size);
        }
    }

    private void text(String name, String path, String text, int most) throws IOException {
        if (!text.isEmpty()) {
            string(name, cut(path, text, most));
        }
    }

    private void string(String name, String value) throws IOException {
        out.writeStringField(name, repeats.of(value));
    }

    private String cut(String path, String text, int most) {
        Cut cut = Cut.at(most, text);
        if (cut.shortened()) {
            cuts.put(path, cut.total());
        }
        return PackedJson.text(cut.text());
    }

    private void number(String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(name, value.getAsDouble());
        }
    }

    private void word(String name, Enum<?> value) throws IOException {
        string(name, value.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
