package io.github.promptgate.record;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** One trial of every kind, for tests of whatever reads records. */
final class Records {

    static final Cell CELL = new Cell("grounded", "small", new TreeMap<>(java.util.Map.of("temperature", "0.7")));
    static final CaseRef CASE =
            new CaseRef("refund-1", new Where("cases.csv", 3, 0), "d".repeat(64), List.of("refund", "hard"), "doc-1");

    private Records() {}

    static RunHeader header() {
        return new RunHeader(
                "support",
                "support.suite.yaml",
                "a".repeat(64),
                "b".repeat(64),
                List.of(CELL),
                List.of(new RunHeader.PromptRef("grounded", "prompts/grounded.md", "2", "c".repeat(64))),
                BuiltInMetrics.all(),
                1,
                6,
                42,
                "e".repeat(64),
                Optional.empty(),
                "2026-11-22T10:00:00Z",
                "0.1.0",
                "",
                RunHeader.Failing.RULES,
                new RunHeader.Basis(
                        new TreeMap<>(Map.of("pass-rate", "1".repeat(64))),
                        new TreeMap<>(Map.of("small", "2".repeat(64))),
                        new TreeMap<>(Map.of("small", "input 0.15, output 0.6")),
                        List.of("limit: 1"),
                        List.of("samples: 6")),
                "production",
                List.of(new RunHeader.PromptsAt(
                        new Revision("main", "d".repeat(40)),
                        List.of(new RunHeader.PromptRef("grounded", "prompts/grounded.md", "1", "f".repeat(64))),
                        new TreeMap<>(Map.of("grounded", 12)))));
    }

    static RunFooter footer() {
        return new RunFooter(
                new Counts(6, 6, 1, 1, 3, 1, 1),
                Counts.none(),
                "",
                OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                7,
                1234,
                ReplySources.none(),
                RunFooter.Afterwards.nothing());
    }

    static TrialRecord trial(int sample, Reply reply, Score... scores) {
        return new TrialRecord(
                new Trial(CELL, CASE, sample),
                "May I\nreturn it?",
                "yes",
                sample == 1 ? List.of("30 days", "\u202E") : List.of(),
                List.of(new Message(Message.Role.SYSTEM, "s"), new Message(Message.Role.USER, "u \u0000 \uD83D\uDE00")),
                reply,
                List.of(scores),
                reply.usage().isPresent() ? OptionalDouble.of(0.1 + 0.2) : OptionalDouble.empty(),
                new Spend(2, 10, 20, OptionalDouble.of(1e-9)));
    }

    static Reply answered() {
        return new Reply.Answered(
                "Yes </script> ::error::",
                List.of(new ToolCall("find", "{\"a\":1}")),
                FinishReason.TOOL_CALLS,
                Optional.of(new Usage(12, 7, 4, 3)),
                Optional.of(List.of("one", "two")),
                CallInfo.live(250, 2, 900).keptAs("3".repeat(64)));
    }

    static Reply given() {
        return new Reply.Answered(
                "Yes", List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), CallInfo.given());
    }

    static Reply refused() {
        return new Reply.Refused("no", Optional.of(new Usage(1, 0)), CallInfo.live(5, 1, 0));
    }

    static Reply failed() {
        return new Reply.Failed(
                new Problem(ProblemCode.CALL_001, new Where("s.yaml", 4, 3), "key refused", List.of("x"), "set it"),
                CallInfo.live(9, 4, 30));
    }

    static Score scored(double value, Score.Mark mark) {
        return new Score.Scored(
                "faithfulness",
                value,
                mark,
                new Evidence("why", List.of(new Evidence.Item("statement", "s", "supported", "because"))));
    }
}
