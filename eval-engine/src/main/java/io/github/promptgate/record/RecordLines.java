package io.github.promptgate.record;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads lines of a record back. A line that lacks a field is malformed: {@link IllegalArgumentException}. */
final class RecordLines {

    private RecordLines() {}

    static RunHeader header(MapNode line) {
        return new RunHeader(
                text(line, "suite"),
                text(line, "suiteFile"),
                text(line, "suiteDigest"),
                text(line, "datasetDigest"),
                each(line, "cells", RecordLines::cell),
                prompts(line),
                each(line, "metrics", RecordLines::metric),
                whole(line, "cases"),
                (int) whole(line, "samples"),
                whole(line, "seed"),
                text(line, "planDigest"),
                line.get("shard").map(shard -> shard((MapNode) shard)),
                text(map(line, "timing"), "startedAt"),
                text(line, "tool"),
                line.get("part").map(Node::asText).orElse(""),
                line.get("failing").isPresent()
                        ? word(RunHeader.Failing.class, text(line, "failing"))
                        : RunHeader.Failing.RULES,
                new RunHeader.Basis(
                        textsByName(line, "definitions"),
                        textsByName(line, "models"),
                        textsByName(line, "prices"),
                        line.get("filters").map(any -> texts(line, "filters")).orElse(List.of()),
                        line.get("given").map(any -> texts(line, "given")).orElse(List.of())),
                textOrNone(line, "environment"),
                line.get("revisions").isEmpty() ? List.of() : each(line, "revisions", RecordLines::promptsAt));
    }

    private static RunHeader.PromptsAt promptsAt(MapNode node) {
        SortedMap<String, Integer> changed = new TreeMap<>();
        textsByName(node, "changed").forEach((prompt, line) -> changed.put(prompt, Integer.parseInt(line)));
        return new RunHeader.PromptsAt(revision(node), prompts(node), changed);
    }

    private static Shard shard(MapNode node) {
        return new Shard((int) whole(node, "index"), (int) whole(node, "total"));
    }

    static TrialRecord trial(MapNode line) {
        MapNode judge = map(line, "judge");
        return new TrialRecord(
                new Trial(cell(line), caseRef(map(line, "case")), (int) whole(line, "sample")),
                text(line, "input"),
                text(line, "expected"),
                line.get("contexts").map(any -> texts(line, "contexts")).orElse(List.of()),
                each(line, "messages", m -> new Message(word(Message.Role.class, text(m, "role")), text(m, "text"))),
                reply(map(line, "reply"), map(line, "timing")),
                each(line, "scores", RecordLines::score),
                optional(line, "cost"),
                new Spend(
                        (int) whole(judge, "calls"),
                        whole(judge, "inputTokens"),
                        whole(judge, "outputTokens"),
                        optional(judge, "usd"),
                        new Spend.Live(
                                (int) whole(map(line, "timing"), "judgeLive"),
                                optional(map(line, "timing"), "judgeSpent"))));
    }

    static RunFooter footer(MapNode line) {
        return new RunFooter(
                counts(map(line, "counts")),
                line.get("references").isPresent() ? counts(map(line, "references")) : Counts.none(),
                text(line, "stopped"),
                optional(line, "cost"),
                optional(line, "judgeCost"),
                whole(line, "judgeCalls"),
                whole(map(line, "timing"), "wallMillis"),
                sources(map(line, "timing")),
                new RunFooter.Afterwards(
                        line.get("lengthCorrelation").isPresent()
                                ? each(line, "lengthCorrelation", RecordLines::length)
                                : List.of(),
                        line.get("sampling").isPresent()
                                ? Optional.of(sampled(map(line, "sampling")))
                                : Optional.empty(),
                        line.get("labels").isPresent() ? whole(line, "labels") : 0,
                        line.get("warnings").isPresent() ? each(line, "warnings", RecordLines::problem) : List.of()));
    }

    private static Sampled sampled(MapNode node) {
        return new Sampled(
                (int) whole(node, "min"),
                (int) whole(node, "max"),
                (int) whole(node, "looks"),
                each(node, "taken", RecordLines::look));
    }

    private static Sampled.Look look(MapNode node) {
        return new Sampled.Look(
                (int) whole(node, "samples"),
                whole(node, "trials"),
                optional(node, "level").orElse(0),
                each(node, "rules", RecordLines::state));
    }

    private static Sampled.State state(MapNode node) {
        return new Sampled.State(
                text(node, "rule"),
                text(node, "unit"),
                text(node, "state"),
                text(node, "decided").equals("true"));
    }

    private static LengthCorrelation length(MapNode node) {
        return new LengthCorrelation(text(node, "metric"), whole(node, "trials"), optional(node, "spearman"));
    }

    private static Counts counts(MapNode counts) {
        return new Counts(
                whole(counts, "planned"),
                whole(counts, "trials"),
                whole(counts, "passed"),
                whole(counts, "failed"),
                whole(counts, "unscored"),
                whole(counts, "notApplicable"),
                whole(counts, "errors"));
    }

    private static ReplySources sources(MapNode timing) {
        return new ReplySources(
                whole(timing, "recorded"), whole(timing, "live"), optional(timing, "spent"), text(timing, "oldest"));
    }

    private static Cell cell(MapNode node) {
        map(node, "parameters");
        return new Cell(
                text(node, "prompt"),
                text(node, "model"),
                textsByName(node, "parameters"),
                node.get("revision").map(any -> revision(map(node, "revision"))));
    }

    private static Revision revision(MapNode node) {
        return new Revision(text(node, "ref"), text(node, "commit"));
    }

    private static List<RunHeader.PromptRef> prompts(MapNode node) {
        return each(
                node,
                "prompts",
                p -> new RunHeader.PromptRef(text(p, "id"), text(p, "file"), text(p, "version"), text(p, "digest")));
    }

    /** Empty where there is none. */
    private static SortedMap<String, String> textsByName(MapNode node, String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (node.get(name).isPresent()) {
            map(node, name).entries().forEach(e -> texts.put(e.key(), e.value().asText()));
        }
        return texts;
    }

    private static Metric metric(MapNode node) {
        return new Metric(
                text(node, "name"),
                word(Metric.Kind.class, text(node, "kind")),
                word(Metric.Direction.class, text(node, "direction")),
                word(Metric.Unit.class, text(node, "unit")));
    }

    private static CaseRef caseRef(MapNode node) {
        return new CaseRef(
                text(node, "id"), where(node), text(node, "digest"), texts(node, "tags"), text(node, "cluster"));
    }

    private static Where where(MapNode node) {
        return new Where(text(node, "file"), (int) whole(node, "line"), (int) whole(node, "column"));
    }

    private static Reply reply(MapNode node, MapNode timing) {
        CallInfo call = new CallInfo(
                word(CallInfo.Origin.class, text(timing, "origin")),
                timing.get("latencyMillis").isPresent()
                        ? OptionalLong.of(whole(timing, "latencyMillis"))
                        : OptionalLong.empty(),
                (int) whole(timing, "attempts"),
                whole(timing, "waitedMillis"),
                texts(timing, "causes"),
                textOrNone(node, "answeredBy"),
                textOrNone(timing, "recordedAt"),
                textOrNone(node, "recording"));
        Optional<Usage> usage = node.get("usage").map(u -> usage((MapNode) u));
        return switch (text(node, "kind")) {
            case "answered" ->
                new Reply.Answered(
                        text(node, "text"),
                        each(node, "toolCalls", c -> new ToolCall(text(c, "name"), text(c, "arguments"))),
                        word(FinishReason.class, text(node, "finish")),
                        usage,
                        node.get("contexts").map(c -> texts(node, "contexts")),
                        call);
            case "refused" -> new Reply.Refused(text(node, "text"), usage, call);
            case "failed" -> new Reply.Failed(problem(map(node, "problem")), call);
            default -> throw new IllegalArgumentException("unknown reply kind " + text(node, "kind"));
        };
    }

    private static Usage usage(MapNode node) {
        return new Usage(whole(node, "input"), whole(node, "output"), whole(node, "cached"), whole(node, "reasoning"));
    }

    private static Problem problem(MapNode node) {
        return new Problem(
                ProblemCode.valueOf(text(node, "code").replace('-', '_')),
                where(node),
                text(node, "what"),
                texts(node, "known"),
                text(node, "fix"));
    }

    private static Score score(MapNode node) {
        String metric = text(node, "metric");
        Evidence evidence = new Evidence(
                text(node, "reason"),
                each(
                        node,
                        "evidence",
                        e -> new Evidence.Item(
                                text(e, "kind"), text(e, "subject"), text(e, "verdict"), text(e, "note"))));
        return switch (text(node, "kind")) {
            case "scored" ->
                new Score.Scored(
                        metric,
                        optional(node, "value").orElseThrow(() -> missing("value")),
                        word(Score.Mark.class, text(node, "mark")),
                        evidence);
            case "unscored" ->
                new Score.Unscored(
                        metric, word(UnscoredCause.class, text(node, "cause")), text(node, "detail"), evidence);
            case "not-applicable" ->
                new Score.NotApplicable(
                        metric,
                        word(Score.NotApplicable.Reason.class, text(node, "cause")),
                        text(node, "detail"),
                        evidence);
            default -> throw new IllegalArgumentException("unknown score kind " + text(node, "kind"));
        };
    }

    private static Node field(MapNode node, String name) {
        return node.get(name).orElseThrow(() -> missing(name));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("field \"" + name + "\" is missing");
    }

    static String text(MapNode node, String name) {
        return field(node, name).asText();
    }

    private static String textOrNone(MapNode node, String name) {
        return node.get(name).map(Node::asText).orElse("");
    }

    private static long whole(MapNode node, String name) {
        return Long.parseLong(text(node, name));
    }

    private static OptionalDouble optional(MapNode node, String name) {
        return node.get(name)
                .map(value -> OptionalDouble.of(Double.parseDouble(value.asText())))
                .orElse(OptionalDouble.empty());
    }

    private static MapNode map(MapNode node, String name) {
        return field(node, name) instanceof MapNode map ? map : MapNode.empty(node.where());
    }

    private static <T> List<T> each(MapNode node, String name, Function<MapNode, T> read) {
        return items(node, name).stream()
                .map(item -> read.apply((MapNode) item))
                .toList();
    }

    private static List<String> texts(MapNode node, String name) {
        return items(node, name).stream().map(Node::asText).toList();
    }

    private static List<Node> items(MapNode node, String name) {
        return field(node, name) instanceof ListNode list ? list.items() : List.of();
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
