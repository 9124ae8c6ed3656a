package io.github.promptgate.score.tool;

import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Map;

/** The share of the user's intentions that the conversation meets, by a judge. */
final class ConversationCompletenessScorer implements Scorer {

    private static final Verdicts.Asked MET = new Verdicts.Asked("met", "intention", List.of("met", "unmet"));

    private final Metric metric;
    private final Points intentions;
    private final Verdicts verdicts;
    private final Share share;
    private final Votes votes;

    private ConversationCompletenessScorer(ScorerOrder order) {
        Options prompts = order.options().options("prompt");
        this.metric = order.metric();
        this.intentions = new Points(
                "intentions",
                JudgePrompt.of(
                        order, prompts, "intentions", new JudgePrompt.Asked("intentions", List.of("conversation"))));
        this.verdicts = new Verdicts(
                MET,
                JudgePrompt.of(
                        order, prompts, "met", new JudgePrompt.Asked("met", List.of("conversation", "intentions"))));
        this.share = new Share(metric.name(), order.threshold(), "met", "intentions of the user are met");
        this.votes = Votes.of(order);
    }

    static Scorer of(ScorerOrder order) {
        return new ConversationCompletenessScorer(order);
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
        return votes.fold(instruments.judge(metric.name()), judge -> vote(Talk.of(subject), judge));
    }

    private Score vote(Talk talk, Judge judge) {
        List<String> wanted = intentions.of(Map.of("conversation", talk.users()), judge);
        if (wanted.isEmpty()) {
            return new NotApplicable(metric.name(), NotApplicable.Reason.NO_CLAIMS, "the user wants nothing");
        }
        return share.of(
                verdicts.on(wanted, Map.of("conversation", talk.whole()), judge),
                List.of(intentions.prompt(), verdicts.prompt()));
    }
}
