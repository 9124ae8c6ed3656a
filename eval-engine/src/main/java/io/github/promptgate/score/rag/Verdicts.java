package io.github.promptgate.score.rag;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgeQuestion;
import io.github.promptgate.score.judge.ReplyForm;
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
 * One verdict per statement that was sent, matched by id. An id that is missing or doubled is asked for once more; an id
 * that nobody sent counts for nothing. The number of verdicts is always the number of statements.
 */
record Verdicts(JudgePrompt prompt) {

    static final List<String> VARIABLES = List.of("contexts", "statements");

    private static final int BASE_TOKENS = 1024;
    private static final int TOKENS_PER_STATEMENT = 160;
    private static final ReplyForm FORM = ReplyForm.of("""
            {"type": "object", "additionalProperties": false, "required": ["verdicts"], "properties": {
              "verdicts": {"type": "array", "items": {
                "type": "object", "additionalProperties": false, "required": ["id", "reason", "verdict"],
                "properties": {
                  "id": {"type": "string"},
                  "reason": {"type": "string", "description": "why, in one sentence"},
                  "verdict": {"type": "string", "enum": ["supported", "unsupported"]}}}}}}""");

    /** What the judge says of a statement. */
    record Verdict(String statement, boolean supported, String reason) {}

    /**
     * Asks.
     *
     * @throws CannotScore VERDICTS_MISSING when an id is missing or doubled also the second time
     */
    List<Verdict> on(List<String> statements, List<String> contexts, Judge judge) {
        Map<String, String> sent = new LinkedHashMap<>();
        statements.forEach(statement -> sent.put("s" + (sent.size() + 1), statement));
        Map<String, Verdict> given = asked("verdicts", sent, contexts, judge);
        if (given.size() < sent.size()) {
            Map<String, String> open = new LinkedHashMap<>(sent);
            open.keySet().removeAll(given.keySet());
            given.putAll(asked("verdicts-again", open, contexts, judge));
        }
        if (given.size() < sent.size()) {
            Set<String> missing = new LinkedHashSet<>(sent.keySet());
            missing.removeAll(given.keySet());
            throw new CannotScore(
                    UnscoredCause.VERDICTS_MISSING,
                    "no single verdict on " + String.join(", ", missing) + " of " + sent.size()
                            + " statements, also when asked again");
        }
        return sent.keySet().stream().map(given::get).toList();
    }

    /** Those that were sent and came back exactly once. */
    private Map<String, Verdict> asked(String step, Map<String, String> sent, List<String> contexts, Judge judge) {
        MapNode reply = judge.ask(new JudgeQuestion(
                step,
                prompt,
                Map.of("contexts", Fence.around("Passage", contexts), "statements", Fence.around(listed(sent))),
                FORM,
                BASE_TOKENS + TOKENS_PER_STATEMENT * sent.size()));
        Map<String, Verdict> given = new LinkedHashMap<>();
        Set<String> doubled = new LinkedHashSet<>();
        for (Node item : ((ListNode) reply.get("verdicts").orElseThrow()).items()) {
            MapNode verdict = (MapNode) item;
            String id = text(verdict, "id");
            String statement = sent.get(id);
            if (statement != null && given.put(id, read(statement, verdict)) != null) {
                doubled.add(id);
            }
        }
        given.keySet().removeAll(doubled);
        return given;
    }

    private static Verdict read(String statement, MapNode verdict) {
        return new Verdict(statement, text(verdict, "verdict").equals("supported"), text(verdict, "reason"));
    }

    private static String text(MapNode map, String key) {
        return map.get(key).orElseThrow().asText();
    }

    /** One JSON object per line: no statement can write a line of its own. */
    private static String listed(Map<String, String> statements) {
        List<String> lines = new ArrayList<>();
        statements.forEach((id, statement) -> {
            Map<String, Node> line = new LinkedHashMap<>();
            line.put("id", ScalarNode.text(Where.nowhere(), id));
            line.put("statement", ScalarNode.text(Where.nowhere(), statement));
            lines.add(JsonText.write(MapNode.of(Where.nowhere(), line)));
        });
        return String.join("\n", lines);
    }
}
