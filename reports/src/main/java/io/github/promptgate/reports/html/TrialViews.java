package io.github.promptgate.reports.html;

import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.record.Usage;
import io.github.promptgate.reports.text.Causes;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns trials into what the page shows of them; texts are cut here, so that a view is small whatever the trial. */
final class TrialViews {

    private static final int CONTEXTS = 20;
    private static final int ITEMS = 50;

    private final Map<String, Metric> metrics;
    private final int samples;

    /** @param samples of the run; a run of one sample does not number them */
    TrialViews(Map<String, Metric> metrics, int samples) {
        this.metrics = Map.copyOf(metrics);
        this.samples = samples;
    }

    CaseView.Trial of(TrialRecord trial) {
        TrialState state = trial.state();
        return new CaseView.Trial(
                VisibleText.line(trial.trial().cell().id()),
                samples > 1 ? trial.trial().sample() : 0,
                word(state),
                Chips.of(state),
                Chips.needsAttention(state),
                reply(trial.reply()),
                trial.scores().stream().map(this::score).toList(),
                trial.messages().stream().map(TrialViews::message).toList(),
                facts(trial));
    }

    private static CaseView.Reply reply(Reply reply) {
        return reply.fold(
                answered -> new CaseView.Reply(
                        "Answer",
                        Texts.answer(answered.text()),
                        List.of(),
                        answered.toolCalls().stream()
                                .map(call -> new CaseView.Tool(
                                        VisibleText.line(call.name()), Texts.answer(call.arguments())))
                                .toList(),
                        answered.contexts().orElse(List.of()).stream()
                                .limit(CONTEXTS)
                                .map(Texts::answer)
                                .toList()),
                refused -> new CaseView.Reply(
                        "Refused by the provider's filter",
                        Texts.answer(refused.text()),
                        List.of(),
                        List.of(),
                        List.of()),
                failed -> new CaseView.Reply(
                        "No answer",
                        Texts.answer(""),
                        List.of(new CaseView.Problem(
                                failed.problem().code().id(),
                                Texts.line(failed.problem().what()),
                                Texts.line(failed.problem().fix()))),
                        List.of(),
                        List.of()));
    }

    private CaseView.Score score(Score score) {
        return score.fold(
                scored -> view(
                        scored,
                        value(scored),
                        Chips.of(scored.mark()),
                        scored.evidence().reason()),
                unscored -> view(
                        unscored,
                        Figures.NONE,
                        Chips.of(TrialState.UNSCORED),
                        joined(unscored.cause().code().id() + " " + unscored.detail(), unscored.evidence())),
                notApplicable -> view(
                        notApplicable,
                        Figures.NONE,
                        Chips.of(TrialState.NOT_APPLICABLE),
                        joined(
                                word(notApplicable.reason()) + ": " + notApplicable.detail(),
                                notApplicable.evidence())));
    }

    private static String joined(String detail, Evidence evidence) {
        return evidence.reason().isBlank() ? detail : detail + "\n" + evidence.reason();
    }

    private String value(Score.Scored scored) {
        Metric metric = metrics.get(scored.metric());
        if (metric == null || metric.isYesOrNo()) {
            return Figures.value(scored.value());
        }
        return Figures.of(metric, scored.value());
    }

    private static CaseView.Score view(Score score, String value, CaseView.Chip chip, String reason) {
        List<Evidence.Item> items = score.evidence().items();
        return new CaseView.Score(
                VisibleText.line(score.metric()),
                value,
                chip,
                Texts.note(reason),
                items.stream().limit(ITEMS).map(TrialViews::item).toList(),
                Math.max(0, items.size() - ITEMS));
    }

    private static CaseView.Item item(Evidence.Item item) {
        return new CaseView.Item(
                Texts.line(item.kind()),
                Texts.note(item.subject()),
                Texts.line(item.verdict()),
                Chips.of(item),
                Texts.note(item.note()));
    }

    private static CaseView.Message message(Message message) {
        return new CaseView.Message(word(message.role()), Texts.answer(message.text()));
    }

    private static List<CaseView.Fact> facts(TrialRecord trial) {
        List<CaseView.Fact> facts = new ArrayList<>();
        CallInfo call = trial.reply().call();
        if (call.isFallback()) {
            facts.add(new CaseView.Fact("answered by", VisibleText.line(call.answeredBy())));
        }
        call.latencyMillis()
                .ifPresent(millis -> facts.add(new CaseView.Fact("latency", Figures.millis((double) millis))));
        trial.reply().usage().ifPresent(usage -> facts.add(new CaseView.Fact("tokens", tokens(usage))));
        trial.cost().ifPresent(usd -> facts.add(new CaseView.Fact("cost", Figures.usd(usd))));
        if (trial.reply() instanceof Reply.Answered answered) {
            facts.add(new CaseView.Fact("finish", word(answered.finish())));
        }
        facts.add(new CaseView.Fact("origin", word(call.origin())));
        if (call.attempts() > 1) {
            facts.add(new CaseView.Fact(
                    "attempts", call.attempts() + ", waited " + Figures.millis((double) call.waitedMillis())));
        }
        if (!call.causes().isEmpty()) {
            facts.add(new CaseView.Fact("failed tries", VisibleText.line(Causes.list(call.causes()))));
        }
        if (trial.judge().calls() > 0) {
            facts.add(new CaseView.Fact(
                    "judge",
                    Figures.count(trial.judge().calls(), "call") + ", "
                            + Figures.usd(trial.judge().usd())));
        }
        return facts;
    }

    private static String tokens(Usage usage) {
        return Figures.count(usage.input()) + " in"
                + (usage.cached() > 0 ? " (" + Figures.count(usage.cached()) + " cached)" : "") + ", "
                + Figures.count(usage.output()) + " out"
                + (usage.reasoning() > 0 ? " (" + Figures.count(usage.reasoning()) + " reasoning)" : "");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
