package io.github.promptgate.score.tool;

import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
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
import java.util.List;
import java.util.Map;

/** The share of the assistant's turns that keep to its role, by a judge. */
final class RoleAdherenceScorer implements Scorer {

    private static final List<String> VARIABLES = List.of("conversation", "role", "turns");
    private static final Verdicts.Asked TURNS = new Verdicts.Asked("turns", "turn", List.of("kept", "left"));

    private final Metric metric;
    private final CaseValue role;
    private final Verdicts verdicts;
    private final Share share;
    private final Votes votes;

    private RoleAdherenceScorer(ScorerOrder order) {
        this.metric = order.metric();
        this.role = order.value("role").orElseThrow();
        this.verdicts = new Verdicts(
                TURNS,
                JudgePrompt.of(order, order.options(), "prompt", new JudgePrompt.Asked("role-turns", VARIABLES)));
        this.share = new Share(metric.name(), order.threshold(), "kept", "turns keep to the role");
        this.votes = Votes.of(order);
    }

    static Scorer of(ScorerOrder order) {
        return new RoleAdherenceScorer(order);
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
        return votes.count();
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        return votes.fold(instruments.judge(metric.name()), judge -> vote(subject, judge));
    }

    private Score vote(Subject subject, Judge judge) {
        Talk talk = Talk.of(subject);
        Map<String, String> material = Map.of("role", role.text(subject, Fence::inline), "conversation", talk.whole());
        return share.of(verdicts.on(talk.answers(0), material, judge), List.of(verdicts.prompt()));
    }
}
