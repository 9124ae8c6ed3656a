package io.github.promptgate.score;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.model.transport.Deadline;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.Ledger;
import io.github.promptgate.score.judge.ModelJudge;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Options;
import java.util.Optional;

/** The run's judge and embedding, bound to one trial and its ledger. */
record BoundInstruments(Equipment equipment, Trial trial, Ledger ledger, Rules rules) implements Instruments {

    @Override
    public Judge judge(String scorer) {
        ModelClient client = equipment
                .judge()
                .orElseThrow(() -> new CannotScore(UnscoredCause.JUDGE_FAILED, "the suite names no judge"));
        Options parameters = equipment
                .judgeSpec()
                .map(ModelSpec::parameters)
                .orElseGet(() -> new Options(MapNode.empty(Where.nowhere())));
        CallContext context = new CallContext(
                trial.cell().prompt(),
                trial.cell().model(),
                trial.caseRef().id(),
                trial.sample(),
                scorer,
                "",
                equipment.deadline());
        return new ModelJudge(client, parameters, ledger, context);
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
        equipment.judge().ifPresent(client -> ledger.lastQuestion().forEach(client::disown));
    }

    @Override
    public EmbeddingClient embedding() {
        return equipment
                .embedding()
                .orElseThrow(() -> new CannotScore(UnscoredCause.EMBEDDING_FAILED, "the suite names no embedding"));
    }
}
