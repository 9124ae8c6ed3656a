package io.github.promptgate.score.tool;

import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.CaseValue;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The share of a task's parts that an agent completes, by a judge that sees its tool calls. */
final class TaskCompletionScorer implements Scorer {

    private static final Verdicts.Asked DONE = new Verdicts.Asked("done", "part", List.of("done", "undone"));

    private final Metric metric;
    private final Optional<CaseValue> task;
    private final Points parts;
    private final Verdicts verdicts;
    private final Share share;
    private final Votes votes;

    private TaskCompletionScorer(ScorerOrder order) {
        Options prompts = order.options().options("prompt");
        this.metric = order.metric();
        this.task = order.value("task");
        this.parts = new Points(
                "parts", JudgePrompt.of(order, prompts, "parts", new JudgePrompt.Asked("parts", List.of("task"))));
        this.verdicts = new Verdicts(
                DONE,
                JudgePrompt.of(
                        order, prompts, "done", new JudgePrompt.Asked("done", List.of("conversation", "parts"))));
        this.share = new Share(metric.name(), order.threshold(), "done", "parts of the task are done");
        this.votes = Votes.of(order);
    }

    static Scorer of(ScorerOrder order) {
        return new TaskCompletionScorer(order);
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
        return votes.count() * 2;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        return votes.fold(instruments.judge(metric.name()), judge -> vote(subject, judge));
    }

    private Score vote(Subject subject, Judge judge) {
        Talk talk = Talk.of(subject);
        String asked = task.map(value -> Fence.around(value.text(subject))).orElseGet(talk::users);
        List<String> all = parts.of(Map.of("task", asked), judge);
        if (all.isEmpty()) {
            return new NotApplicable(metric.name(), NotApplicable.Reason.NO_CLAIMS, "nothing is to be done");
        }
        return share.of(
                verdicts.on(all, Map.of("conversation", talk.whole()), judge),
                List.of(parts.prompt(), verdicts.prompt()));
    }
}
