package io.github.promptgate.record;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Reply.Answered;
import io.github.promptgate.record.Reply.Refused;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.Score.Scored;
import io.github.promptgate.record.Score.Unscored;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides personal data that a scorer found in a reply. The evidence names kind and place and not the text itself, so the
 * places are looked up in the reply, and what stands there is hidden wherever else it stands.
 *
 * <pre>
 * Masking.item("email", 8, 27)      [email]   characters 9 to 27
 * </pre>
 */
public final class Masking {

    private static final String KIND = "pii";
    private static final Pattern PLACE = Pattern.compile("characters ([0-9]{1,9}) to ([0-9]{1,9})");

    private final Map<String, String> masks;

    private Masking(Map<String, String> masks) {
        this.masks = masks;
    }

    /**
     * Evidence of a piece of personal data.
     *
     * @param kind one word, shown in its place
     * @param start offset in the reply's text, from 0
     * @param end offset of what follows
     */
    public static Item item(String kind, int start, int end) {
        return new Item(KIND, "[" + kind + "]", kind, "characters " + (start + 1) + " to " + end);
    }

    /** What the scores found in a reply's text. */
    public static Masking of(String reply, List<Score> scores) {
        Map<String, String> found = new LinkedHashMap<>();
        scores.stream()
                .flatMap(score -> score.evidence().items().stream())
                .filter(item -> item.kind().equals(KIND))
                .forEach(item -> piece(reply, item.note()).ifPresent(text -> found.put(text, item.subject())));
        Map<String, String> longestFirst = new LinkedHashMap<>();
        found.entrySet().stream()
                .sorted(Comparator.comparingInt(
                                (Map.Entry<String, String> e) -> e.getKey().length())
                        .reversed())
                .forEach(e -> longestFirst.put(e.getKey(), e.getValue()));
        return new Masking(longestFirst);
    }

    private static Optional<String> piece(String reply, String place) {
        Matcher matcher = PLACE.matcher(place);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int start = Integer.parseInt(matcher.group(1)) - 1;
        int end = Integer.parseInt(matcher.group(2));
        return 0 <= start && start < end && end <= reply.length()
                ? Optional.of(reply.substring(start, end))
                : Optional.empty();
    }

    /** The text without what is to be hidden. */
    public String text(String text) {
        String masked = text;
        for (Map.Entry<String, String> mask : masks.entrySet()) {
            masked = masked.replace(mask.getKey(), mask.getValue());
        }
        return masked;
    }

    /** A score whose evidence shows nothing that is to be hidden. */
    public Score score(Score score) {
        if (masks.isEmpty()) {
            return score;
        }
        return score.fold(
                s -> new Scored(s.metric(), s.value(), s.mark(), evidence(s.evidence())),
                s -> new Unscored(s.metric(), s.cause(), text(s.detail()), evidence(s.evidence())),
                s -> new NotApplicable(s.metric(), s.reason(), text(s.detail()), evidence(s.evidence())));
    }

    private Evidence evidence(Evidence evidence) {
        return new Evidence(
                text(evidence.reason()),
                evidence.items().stream()
                        .map(item -> new Item(item.kind(), text(item.subject()), item.verdict(), text(item.note())))
                        .toList());
    }

    /** A trial as reports show it. */
    static TrialRecord trial(TrialRecord trial) {
        Masking masking = of(trial.reply().text(), trial.scores());
        return masking.masks.isEmpty() ? trial : masking.applied(trial);
    }

    private TrialRecord applied(TrialRecord trial) {
        return new TrialRecord(
                trial.trial(),
                text(trial.input()),
                text(trial.expected()),
                trial.contexts().stream().map(this::text).toList(),
                trial.messages().stream()
                        .map(message -> new Message(message.role(), text(message.text())))
                        .toList(),
                reply(trial.reply()),
                trial.scores().stream().map(this::score).toList(),
                trial.cost(),
                trial.judge());
    }

    private Reply reply(Reply reply) {
        return reply.fold(
                answered -> new Answered(
                        text(answered.text()),
                        answered.toolCalls().stream()
                                .map(call -> new ToolCall(call.name(), text(call.arguments())))
                                .toList(),
                        answered.finish(),
                        answered.usage(),
                        answered.contexts()
                                .map(contexts ->
                                        contexts.stream().map(this::text).toList()),
                        answered.odds(),
                        answered.call()),
                refused -> new Refused(text(refused.text()), refused.usage(), refused.call()),
                failed -> failed);
    }
}
