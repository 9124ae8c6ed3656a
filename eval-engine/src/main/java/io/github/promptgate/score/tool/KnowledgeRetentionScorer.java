package io.github.promptgate.score.tool;

import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
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

/** The share of the assistant's later turns that keep to what the user said before, by a judge. */
final class KnowledgeRetentionScorer implements Scorer {

    private static final Verdicts.Asked TURNS = new Verdicts.Asked("turns", "turn", List.of("kept", "lost"));

    private final Metric metric;
    private final Points facts;
    private final Verdicts verdicts;
    private final Share share;
    private final Votes votes;

    private KnowledgeRetentionScorer(ScorerOrder order) {
        Options prompts = order.options().options("prompt");
        this.metric = order.metric();
        this.facts = new Points(
                "facts",
                JudgePrompt.of(order, prompts, "facts", new JudgePrompt.Asked("facts", List.of("conversation"))));
        this.verdicts = new Verdicts(
                TURNS,
                JudgePrompt.of(
                        order,
                        prompts,
                        "turns",
                        new JudgePrompt.Asked("facts-kept", List.of("conversation", "facts", "turns"))));
        this.share = new Share(metric.name(), order.threshold(), "kept", "later turns keep what the user said");
        this.votes = Votes.of(order);
    }

    static Scorer of(ScorerOrder order) {
        return new KnowledgeRetentionScorer(order);
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
    public int judgeCalls() {
        return votes.count() * 2;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        Talk talk = Talk.of(subject);
        if (talk.answers(1).isEmpty()) {
            return nothing("there is no later turn that could forget");
        }
        return votes.fold(instruments.judge(metric.name()), judge -> vote(talk, judge));
    }

    private Score vote(Talk talk, Judge judge) {
        List<String> told = facts.of(Map.of("conversation", talk.users()), judge);
        if (told.isEmpty()) {
            return nothing("the user tells nothing that could be forgotten");
        }
        Map<String, String> material =
                Map.of("facts", Fence.around(String.join("\n", told)), "conversation", talk.whole());
        return share.of(verdicts.on(talk.answers(1), material, judge), List.of(facts.prompt(), verdicts.prompt()));
    }

    private Score nothing(String why) {
        return new NotApplicable(metric.name(), NotApplicable.Reason.NO_CLAIMS, why);
    }
}
