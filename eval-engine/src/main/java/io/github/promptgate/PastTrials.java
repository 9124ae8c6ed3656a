package io.github.promptgate;

import io.github.promptgate.gate.Turns;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.ScoreTable.Place;
import io.github.promptgate.record.ScoreTable.Slot;
import io.github.promptgate.record.ScoreTable.Value;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.baseline.ReplyKeys;
import io.github.promptgate.record.before.RepliesBefore;
import io.github.promptgate.record.before.SampleBefore;
import io.github.promptgate.record.before.SampleBefore.ReplyBefore;
import io.github.promptgate.recording.PastReplies;
import io.github.promptgate.score.safety.PersonalData;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Tells what each trial was in a baseline: its values, and its answer where the recordings have it. */
final class PastTrials implements AutoCloseable {

    private final ScoreTable now;
    private final ScoreTable then;
    private final Turns turns;
    private final ReplyKeys keys;
    private final Shown shown;
    private final Supplier<PastReplies> recordings;
    private Optional<PastReplies> opened = Optional.empty();
    private RepliesBefore replies = RepliesBefore.none();

    /** How old answers are shown. */
    enum Shown {
        AS_THEY_WERE,
        /** A scorer looks for personal data, which reports then hide. */
        WITHOUT_PERSONAL_DATA
    }

    /**
     * @param keys of the baseline's replies
     * @param recordings opened for the first key that is looked up
     */
    PastTrials(
            ScoreTable now,
            ScoreTable then,
            Turns turns,
            ReplyKeys keys,
            Shown shown,
            Supplier<PastReplies> recordings) {
        this.now = now;
        this.then = then;
        this.turns = turns;
        this.keys = keys;
        this.shown = shown;
        this.recordings = recordings;
    }

    /** A trial as it was; empty where nothing is known to have changed. */
    Optional<SampleBefore> of(Place place, TrialRecord trial) {
        return turns.then(place).flatMap(past -> {
            SortedMap<String, Value> values = values(place, past);
            Past reply = reply(trial, past);
            replies = replies.plus(reply.known());
            boolean changed = reply.known() == ReplyBefore.OTHER
                    || values.keySet().stream().anyMatch(metric -> !isAmountOfCalls(metric));
            return changed
                    ? Optional.of(
                            new SampleBefore(place.sample(), values, reply.known(), reply.answer(), reply.toolCalls()))
                    : Optional.empty();
        });
    }

    /** What was found of the replies so far. */
    RepliesBefore replies() {
        return replies;
    }

    /** Tokens, money and time differ in every run; alone they are no change. */
    private static boolean isAmountOfCalls(String metric) {
        return BuiltInMetrics.all().stream()
                .anyMatch(one -> one.name().equals(metric) && one.kind() == Metric.Kind.AMOUNT);
    }

    private SortedMap<String, Value> values(Place place, Place past) {
        SortedMap<String, Value> values = new TreeMap<>();
        for (Metric metric : now.metrics()) {
            String name = metric.name();
            Value old = then.value(past, name);
            if (old.slot() != Slot.ABSENT && turns.isComparable(name) && !isSame(old, now.value(place, name))) {
                values.put(name, old);
            }
        }
        return values;
    }

    private static boolean isSame(Value old, Value fresh) {
        return old.slot() == fresh.slot() && old.number() == fresh.number();
    }

    private record Past(ReplyBefore known, String answer, List<ToolCall> toolCalls) {
        private static Past of(ReplyBefore known) {
            return new Past(known, "", List.of());
        }
    }

    private Past reply(TrialRecord trial, Place past) {
        CallInfo call = trial.reply().call();
        String key = keys.of(past);
        if (call.origin() == CallInfo.Origin.GIVEN || (!key.isEmpty() && key.equals(call.recordingKey()))) {
            return Past.of(ReplyBefore.SAME);
        }
        Optional<Reply> found = key.isEmpty() ? Optional.empty() : recordings().reply(key);
        return found.map(reply -> compared(reply, trial)).orElseGet(() -> Past.of(ReplyBefore.UNKNOWN));
    }

    private PastReplies recordings() {
        PastReplies known = opened.orElseGet(recordings);
        opened = Optional.of(known);
        return known;
    }

    private Past compared(Reply old, TrialRecord trial) {
        boolean same = old.text().equals(trial.reply().text()) && toolCalls(old).equals(toolCalls(trial.reply()));
        if (same) {
            return Past.of(ReplyBefore.SAME);
        }
        String beside = trial.shown().reply().text();
        return new Past(
                ReplyBefore.OTHER,
                shown(old.text(), beside),
                toolCalls(old).stream()
                        .map(call -> new ToolCall(call.name(), shown(call.arguments(), beside)))
                        .toList());
    }

    private String shown(String text, String beside) {
        return shown == Shown.AS_THEY_WERE ? text : PersonalData.hidden(text, beside);
    }

    private static List<ToolCall> toolCalls(Reply reply) {
        return reply.fold(Reply.Answered::toolCalls, refused -> List.of(), failed -> List.of());
    }

    @Override
    public void close() {
        opened.ifPresent(PastReplies::close);
    }
}
