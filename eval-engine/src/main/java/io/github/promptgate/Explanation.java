package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.Suite;
import java.nio.file.Path;
import java.util.List;

/** Decides again from a run's record, and hands out what the verdict on its rules rests on. Asks nobody. */
final class Explanation {

    private final RecordFile record;
    private final SecondVerdict again;

    /** @throws ProblemException RUN-005 for a shard; as {@link SecondVerdict#of} */
    Explanation(ExplainRequest request, Path suite, RecordFile record) {
        this.record = record;
        EvalRequest as = new EvalRequest(suite, request.output(), request.workingFolder(), request.overrides());
        this.again = SecondVerdict.of(as, record, "run the suite again, then explain");
        if (record.header().shard().isPresent()) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_005,
                    Where.file(again.suite().folder().show(record.file())),
                    "this is one of several shards: nothing is decided yet",
                    "merge the shards, then explain"));
        }
    }

    /** Ids of the rules that decided. */
    List<String> rules() {
        return again.suite().gate().stream().map(GateRule::id).toList();
    }

    /** @param ids of rules */
    Explained of(List<String> ids) {
        Suite suite = again.suite();
        List<Explained.OfRule> results = again.verdict().rules().stream()
                .filter(result -> ids.contains(result.rule().id()))
                .map(result -> new Explained.OfRule(result, again.tipping(result)))
                .toList();
        return new Explained(suite.name(), results, suite.run(), record.footer().sampled());
    }
}
