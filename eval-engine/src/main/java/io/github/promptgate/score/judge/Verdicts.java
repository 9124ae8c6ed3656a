package io.github.promptgate.score.judge;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One verdict per item that was sent (a statement, a sentence, a passage, a turn), matched by id. An id that is missing
 * or doubled is asked for once more; an id that nobody sent counts for nothing. The number of verdicts is always the
 * number of items.
 */
public final class Verdicts {

    /** More items than this are not judged at once. */
    public static final int MOST = 200;

    private static final int SHOWN = 1000;
    private static final int BASE_TOKENS = 1024;
    private static final int TOKENS_PER_ITEM = 160;

    /**
     * What is asked.
     *
     * @param step name of the step; asked for what is missing, it is {@code <step>-again}
     * @param item what one item is, such as {@code statement}: the prompt's variable is {@code statements}, ids are s1, s2
     * @param words the verdicts that there are
     */
    public record Asked(String step, String item, List<String> words) {
        public Asked {
            words = List.copyOf(words);
        }
    }

    /** What the judge says of an item: one of the words, and why. */
    public record Verdict(String item, String word, String reason) {

        /** As evidence shows it. */
        public Item shown(String kind, String verdict) {
            return new Item(kind, Excerpt.of(item, SHOWN), verdict, Excerpt.of(reason, SHOWN));
        }
    }

    /**
     * Verdicts of yes or no.
     *
     * @param word the one that is looked for
     */
    public record Found(List<Verdict> verdicts, String word) {
        public Found {
            verdicts = List.copyOf(verdicts);
        }

        /** How many items have the word. */
        public int count() {
            return (int) verdicts.stream().filter(this::has).count();
        }

        /** How many were judged. */
        public int sent() {
            return verdicts.size();
        }

        /** The share that has the word; not for an empty list. */
        public double share() {
            return (double) count() / sent();
        }

        public boolean has(Verdict verdict) {
            return verdict.word().equals(word);
        }

        /** Each item with its verdict, which is the word or "not" the word, and the reason. */
        public List<Item> items(String kind) {
            return verdicts.stream()
                    .map(verdict -> verdict.shown(kind, has(verdict) ? word : "not " + word))
                    .toList();
        }
    }

    private final Asked asked;
    private final JudgePrompt prompt;
    private final ReplyForm form;

    /**
     * @param prompt with a variable for the items, and others for the material
     */
    public Verdicts(Asked asked, JudgePrompt prompt) {
        this.asked = asked;
        this.prompt = prompt;
        this.form = ReplyForm.of("""
                {"type": "object", "additionalProperties": false, "required": ["verdicts"], "properties": {
                  "verdicts": {"type": "array", "items": {
                    "type": "object", "additionalProperties": false, "required": ["id", "reason", "verdict"],
                    "properties": {
                      "id": {"type": "string"},
                      "reason": {"type": "string", "description": "why, in one sentence"},
                      "verdict": {"type": "string", "enum": ["%s"]}}}}}}""".formatted(String.join("\", \"", asked.words())));
    }

    public JudgePrompt prompt() {
        return prompt;
    }

    /**
     * Asks for a verdict on each item.
     *
     * @param items at least one; equal ones are different items
     * @param material the prompt's other variables; untrusted text is already fenced
     * @return one verdict per item, in their order
     * @throws CannotScore VERDICTS_MISSING when an id is missing or doubled also the second time; LIMIT
     */
    public List<Verdict> on(List<String> items, Map<String, String> material, Judge judge) {
        if (items.size() > MOST) {
            throw new CannotScore(
                    UnscoredCause.LIMIT, items.size() + " " + asked.item() + "s to judge at once, more than " + MOST);
        }
        Map<String, String> sent = new LinkedHashMap<>();
        items.forEach(item -> sent.put(asked.item().substring(0, 1) + (sent.size() + 1), item));
        Map<String, Verdict> given = asked(asked.step(), sent, material, judge);
        if (given.size() < sent.size()) {
            Map<String, String> open = new LinkedHashMap<>(sent);
            open.keySet().removeAll(given.keySet());
            given.putAll(asked(asked.step() + "-again", open, material, judge));
        }
        if (given.size() < sent.size()) {
            Set<String> missing = new LinkedHashSet<>(sent.keySet());
            missing.removeAll(given.keySet());
            throw new CannotScore(
                    UnscoredCause.VERDICTS_MISSING,
                    "no single verdict on " + String.join(", ", missing) + " of " + sent.size() + " " + asked.item()
                            + "s, also when asked again");
        }
        return sent.keySet().stream().map(given::get).toList();
    }

    /** As {@link #on}, for two words of which the first is looked for; no items, no call. */
    public Found found(List<String> items, Map<String, String> material, Judge judge) {
        return new Found(
                items.isEmpty() ? List.of() : on(items, material, judge),
                asked.words().get(0));
    }

    /** Those that were sent and came back exactly once. */
    private Map<String, Verdict> asked(
            String step, Map<String, String> sent, Map<String, String> material, Judge judge) {
        Map<String, String> values = new LinkedHashMap<>(material);
        values.put(asked.item() + "s", Fence.around(listed(sent)));
        MapNode reply =
                judge.ask(new JudgeQuestion(step, prompt, values, form, BASE_TOKENS + TOKENS_PER_ITEM * sent.size()));
        Map<String, Verdict> given = new LinkedHashMap<>();
        Set<String> doubled = new LinkedHashSet<>();
        for (Node node : ((ListNode) reply.get("verdicts").orElseThrow()).items()) {
            MapNode verdict = (MapNode) node;
            String id = text(verdict, "id");
            String item = sent.get(id);
            if (item != null
                    && given.put(id, new Verdict(item, text(verdict, "verdict"), text(verdict, "reason"))) != null) {
                doubled.add(id);
            }
        }
        given.keySet().removeAll(doubled);
        return given;
    }

    private static String text(MapNode map, String key) {
        return map.get(key).orElseThrow().asText();
    }

    /** One JSON object per line: no item can write a line of its own. */
    private String listed(Map<String, String> items) {
        List<String> lines = new ArrayList<>();
        items.forEach((id, item) -> {
            Map<String, Node> line = new LinkedHashMap<>();
            line.put("id", ScalarNode.text(Where.nowhere(), id));
            line.put(asked.item(), ScalarNode.text(Where.nowhere(), item));
            lines.add(JsonText.write(MapNode.of(Where.nowhere(), line)));
        });
        return String.join("\n", lines);
    }
}
