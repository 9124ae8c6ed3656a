package io.github.promptgate.score;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.model.transport.Deadline;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.Juror;
import io.github.promptgate.score.judge.Ledger;
import io.github.promptgate.score.judge.ModelJudge;
import java.util.List;
import java.util.Optional;

/** The run's judges and embedding, bound to what they are asked for and its ledger. */
record BoundInstruments(Equipment equipment, CallContext context, Ledger ledger, Rules rules) implements Instruments {

    static Instruments of(Equipment equipment, Trial trial, Ledger ledger, Rules rules) {
        CallContext context = new CallContext(
                trial.cell().prompt(),
                trial.cell().model(),
                trial.caseRef().id(),
                trial.sample(),
                "",
                "",
                equipment.deadline());
        return new BoundInstruments(equipment, context, ledger, rules);
    }

    /** Bound to no trial. */
    static Instruments beforehand(Equipment equipment, Ledger ledger) {
        return new BoundInstruments(equipment, new CallContext("", "", "", 1, "", ""), ledger, new Rules(false));
    }

    @Override
    public Judge judge(String scorer) {
        List<Juror> jury = equipment.jury();
        if (jury.isEmpty()) {
            throw new CannotScore(UnscoredCause.JUDGE_FAILED, "the suite names no judge");
        }
        return new ModelJudge(jury, ledger, context.of(scorer, ""));
    }

    @Override
    public Score score(Scorer part, Subject subject) {
        return rules.score(part, subject, this);
    }

    @Override
    public Optional<Deadline> deadline() {
        return equipment.deadline();
    }

    @Override
    public void disownJudgement() {
        ledger.disown();
    }

    @Override
    public EmbeddingClient embedding() {
        return equipment
                .embedding()
                .orElseThrow(() -> new CannotScore(UnscoredCause.EMBEDDING_FAILED, "the suite names no embedding"));
    }
}
