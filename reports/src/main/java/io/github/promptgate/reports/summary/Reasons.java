package io.github.promptgate.reports.summary;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** Says in one line why a trial did not pass. */
public final class Reasons {

    private static final int REASON = 160;
    private static final int ANSWER = 80;

    private Reasons() {}

    /** @param samples of the run; a run of one sample does not number them */
    static ListedTrial listed(TrialRecord trial, int samples) {
        return new ListedTrial(
                trial.trial().caseRef().id(),
                trial.trial().cell().id(),
                samples > 1 ? trial.trial().sample() : 0,
                trial.trial().caseRef().where(),
                trial.state(),
                byWhom(trial) + why(trial),
                Cut.at(ANSWER, trial.shown().reply().text()).line());
    }

    private static String byWhom(TrialRecord trial) {
        String other = trial.reply().call().answeredBy();
        return other.isEmpty() ? "" : "answered by " + VisibleText.line(other) + "; ";
    }

    private static String why(TrialRecord trial) {
        if (trial.reply() instanceof Reply.Failed failed) {
            return failed.problem().code().id() + " "
                    + Cut.at(REASON, failed.problem().what()).line();
        }
        List<String> reasons = new ArrayList<>();
        for (Score score : trial.scores()) {
            if (score instanceof Score.Scored scored && scored.mark() == Score.Mark.MISSED) {
                reasons.add(missed(scored));
            } else if (score instanceof Score.Unscored unscored) {
                reasons.add(unscored.metric() + " unscored: "
                        + Cut.at(REASON, unscored.detail()).line());
            }
        }
        return String.join("; ", reasons);
    }

    private static String missed(Score.Scored score) {
        String value = score.value() == 0 ? "" : " " + Figures.unit(score.value());
        String reason = of(score.evidence());
        return score.metric()
                + value
                + (reason.isEmpty() ? " missed" : ": " + Cut.at(REASON, reason).line());
    }

    /** The evidence's own line, and the first thing that speaks against the answer. */
    public static String of(Evidence evidence) {
        String against = evidence.items().stream()
                .filter(Evidence.Item::speaksAgainst)
                .findFirst()
                .map(Reasons::told)
                .orElse("");
        return (evidence.reason().isBlank() || against.isEmpty())
                ? evidence.reason() + against
                : evidence.reason() + "; " + against;
    }

    /** {@code not supported "Shipping is free.", the context is silent on shipping}. */
    private static String told(Evidence.Item item) {
        return item.verdict() + (item.verdict().isEmpty() ? "" : " ") + "\"" + item.subject() + "\""
                + (item.note().isBlank() ? "" : ", " + item.note());
    }
}
