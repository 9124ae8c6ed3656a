package io.github.promptgate.score.tool;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.CaseValue;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgeQuestion;
import io.github.promptgate.score.judge.ReplyForm;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an agent reached the user's goal, given by the suite or inferred from what the user says. */
final class GoalAccuracyScorer implements Scorer {

    private static final int MOST = 1000;
    private static final int MAX_TOKENS = 2048;
    private static final ReplyForm GOAL = ReplyForm.of("""
                    {"type": "object", "additionalProperties": false, "required": ["goal"], "properties": {
                      "goal": {"type": "string", "description": "one or two sentences; empty where there is none"}}}""");
    private static final ReplyForm REACHED = ReplyForm.of("""
                    {"type": "object", "additionalProperties": false, "required": ["reason", "verdict"],
                     "properties": {
                      "reason": {"type": "string", "description": "why, in one or two sentences"},
                      "verdict": {"type": "string", "enum": ["reached", "missed"]}}}""");

    private final Metric metric;
    private final Optional<CaseValue> goal;
    private final JudgePrompt inferring;
    private final JudgePrompt comparing;
    private final Threshold threshold;
    private final Votes votes;

    private GoalAccuracyScorer(ScorerOrder order) {
        Options prompts = order.options().options("prompt");
        this.metric = order.metric();
        this.goal = order.value("goal");
        this.inferring = JudgePrompt.of(order, prompts, "goal", new JudgePrompt.Asked("goal", List.of("conversation")));
        this.comparing = JudgePrompt.of(
                order, prompts, "reached", new JudgePrompt.Asked("reached", List.of("conversation", "goal")));
        this.threshold = order.threshold(1);
        this.votes = Votes.of(order);
    }

    static Scorer of(ScorerOrder order) {
        return new GoalAccuracyScorer(order);
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public boolean judged() {
        return true;
    }

    @Override
    public boolean readsCalls() {
        return true;
    }

    @Override
    public int judgeCalls() {
        return votes.count() * (goal.isPresent() ? 1 : 2);
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        return votes.fold(instruments.judge(metric.name()), judge -> vote(subject, judge));
    }

    private Score vote(Subject subject, Judge judge) {
        Talk talk = Talk.of(subject);
        String wanted = goal.map(value -> value.text(subject)).orElseGet(() -> inferred(talk, judge));
        if (wanted.isBlank()) {
            return new NotApplicable(metric.name(), NotApplicable.Reason.NO_CLAIMS, "the user has no goal");
        }
        MapNode reply = judge.ask(new JudgeQuestion(
                "reached",
                comparing,
                Map.of("goal", Fence.around(wanted), "conversation", talk.whole()),
                REACHED,
                MAX_TOKENS));
        boolean reached = text(reply, "verdict").equals("reached");
        List<Item> items = new ArrayList<>();
        items.add(new Item("statement", Excerpt.of(wanted, MOST), reached ? "reached" : "not reached", ""));
        if (goal.isEmpty()) {
            items.add(inferring.evidence());
        }
        items.add(comparing.evidence());
        Evidence evidence = new Evidence(Excerpt.of(text(reply, "reason"), MOST), items);
        return threshold.scored(metric.name(), reached ? 1 : 0, evidence);
    }

    private String inferred(Talk talk, Judge judge) {
        MapNode reply =
                judge.ask(new JudgeQuestion("goal", inferring, Map.of("conversation", talk.users()), GOAL, MAX_TOKENS));
        return text(reply, "goal");
    }

    private static String text(MapNode reply, String key) {
        return reply.get(key).map(Node::asText).orElseThrow();
    }
}
