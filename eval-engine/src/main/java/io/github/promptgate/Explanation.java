package io.github.promptgate;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.Overrides;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.SuiteReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Decides again from the last run's record, and hands out what the verdict on a rule rests on. Asks nobody. */
final class Explanation {

    private final EvalRequest request;

    Explanation(EvalRequest request) {
        this.request = request;
    }

    /** @param rule its id; empty for all */
    Explained of(Optional<String> rule) {
        Suite named = read(request.overrides());
        RecordFile record = record(named);
        SecondVerdict again = SecondVerdict.of(request, record, "run the suite again, then explain");
        Suite suite = again.suite();
        List<GateRule> asked = rule.map(id -> List.of(known(id, suite.gate()))).orElse(suite.gate());
        List<String> ids = asked.stream().map(GateRule::id).toList();
        List<RuleResult> results = again.verdict().rules().stream()
                .filter(result -> ids.contains(result.rule().id()))
                .toList();
        return new Explained(suite.name(), results, suite.run(), record.footer().sampled());
    }

    private static GateRule known(String id, List<GateRule> gate) {
        return gate.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow(() -> {
            List<String> ids = gate.stream().map(GateRule::id).toList();
            return new ProblemException(Problem.unknown(ProblemCode.RUN_003, Where.nowhere(), "rule", id, ids));
        });
    }

    private Suite read(Overrides overrides) {
        return new SuiteReader(EvalEngine.vocabulary()).read(request.suite(), request.workingFolder(), overrides);
    }

    private RecordFile record(Suite suite) {
        Path results = new OutputFolder(request.output(), suite.name()).path().resolve(RecordWriter.RESULTS);
        if (!Files.exists(results)) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_001,
                    Where.file(suite.folder().show(results)),
                    "there is no finished run to explain",
                    "run the suite first; with another folder, name it with --output"));
        }
        return RecordFile.open(results);
    }
}
