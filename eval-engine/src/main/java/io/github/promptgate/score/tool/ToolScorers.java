package io.github.promptgate.score.tool;

import static io.github.promptgate.suite.Shape.optional;
import static io.github.promptgate.suite.Shape.required;

import io.github.promptgate.record.Metric;
import io.github.promptgate.score.ScorerType;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of this package in the table of scorers. */
public final class ToolScorers {

    private ToolScorers() {}

    /** All of them, in the order in which lists show them. */
    public static List<ScorerType> types() {
        return List.of(
                new ScorerType(toolCalls(), ToolCallsScorer::of),
                new ScorerType(trajectory(), TrajectoryScorer::of),
                new ScorerType(goalAccuracy(), GoalAccuracyScorer::of),
                new ScorerType(taskCompletion(), TaskCompletionScorer::of),
                new ScorerType(roleAdherence(), RoleAdherenceScorer::of),
                new ScorerType(conversationCompleteness(), ConversationCompletenessScorer::of),
                new ScorerType(knowledgeRetention(), KnowledgeRetentionScorer::of));
    }

    private static ScorerWord goalAccuracy() {
        Shape.Fields options = Shape.fields(
                optional("goal", Shape.text(), "what shall be so at the end; without it the judge infers it"),
                Threshold.OPTION,
                Votes.OPTION,
                prompts("goal", "reached"));
        return new ScorerWord(
                "goal-accuracy",
                "whether an agent reaches the user's goal",
                Optional.empty(),
                true,
                options,
                Metric.binary("goal-accuracy"),
                Set.of(Need.JUDGE));
    }

    private static ScorerWord taskCompletion() {
        Shape.Fields options = Shape.fields(
                optional("task", Shape.text(), "what is to be done; without it what the user says"),
                Threshold.OPTION,
                Votes.OPTION,
                prompts("parts", "done"));
        return judged("task-completion", "share of a task's parts that an agent completes", Optional.empty(), options);
    }

    private static ScorerWord roleAdherence() {
        Shape.Fields options = Shape.fields(
                required("role", Shape.text(), "who the assistant is, and what it may and may not do"),
                Threshold.OPTION,
                Votes.OPTION,
                optional("prompt", new Shape.FilePath(), "in place of our judge prompt"));
        return judged(
                "role-adherence", "share of the assistant's turns that keep to its role", Optional.of("role"), options);
    }

    private static ScorerWord conversationCompleteness() {
        Shape.Fields options = Shape.fields(Threshold.OPTION, Votes.OPTION, prompts("intentions", "met"));
        return judged(
                "conversation-completeness",
                "share of the user's intentions that a conversation meets",
                Optional.empty(),
                options);
    }

    private static ScorerWord knowledgeRetention() {
        Shape.Fields options = Shape.fields(Threshold.OPTION, Votes.OPTION, prompts("facts", "turns"));
        return judged(
                "knowledge-retention",
                "share of later turns that keep what the user said before",
                Optional.empty(),
                options);
    }

    private static ScorerWord judged(String id, String summary, Optional<String> shorthand, Shape.Fields options) {
        return new ScorerWord(
                id, summary, shorthand, shorthand.isEmpty(), options, Metric.unit(id), Set.of(Need.JUDGE));
    }

    private static Shape.Field prompts(String... steps) {
        List<Shape.Field> files = Arrays.stream(steps)
                .map(step -> optional(step, new Shape.FilePath(), "in place of our prompt " + step))
                .toList();
        return optional("prompt", new Shape.Fields(files), "judge prompts of your own, by step");
    }

    private static ScorerWord toolCalls() {
        Shape.Fields options = Shape.fields(
                required("calls", new Shape.Any(), "the wanted calls: names, or {name, arguments}; none"),
                optional("order", CallOrder.choice(), "how far their order counts; any-order"),
                optional("arguments", ArgumentRule.choice(), "when arguments are those that are wanted; equal"),
                Threshold.OPTION);
        return word("tool-calls", "the model calls the tools that it should, F1 of calls", "calls", options);
    }

    private static ScorerWord trajectory() {
        Shape.Fields options = Shape.fields(
                required("steps", new Shape.Any(), "the reference: names, or {name, arguments}; none"),
                optional("order", CallOrder.choice(), "how far their order counts; in-order"),
                optional("arguments", ArgumentRule.choice(), "when arguments are those of the reference; subset"),
                optional(
                        "extra",
                        Shape.choice("allow", "refuse"),
                        "whether steps beside the reference count against it"),
                Threshold.OPTION);
        return word("trajectory", "share of reference steps that an agent goes through", "steps", options);
    }

    private static ScorerWord word(String id, String summary, String shorthand, Shape.Fields options) {
        return new ScorerWord(id, summary, Optional.of(shorthand), false, options, Metric.unit(id), Set.of());
    }
}
