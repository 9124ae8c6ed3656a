package io.github.promptgate.record.baseline;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.LabelPair;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ReplySources;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Writes records whose scores a test chooses. */
final class AcceptedRun {

    static final Metric FAITHFULNESS = Metric.unit("faithfulness");
    static final Metric INTENT = Metric.label("intent");
    static final Cell FIRST = new Cell("v1", "small");
    static final Cell SECOND = new Cell("v1", "small", new TreeMap<>(Map.of("temperature", "0.7")));

    /** What a trial's scorer says. */
    interface Scoring {
        List<Score> of(Cell cell, String caseId, int sample);
    }

    private final List<String> cases;
    private final int samples;
    private final Scoring scoring;

    AcceptedRun(List<String> cases, int samples, Scoring scoring) {
        this.cases = List.copyOf(cases);
        this.samples = samples;
        this.scoring = scoring;
    }

    static Score scored(double value) {
        return new Score.Scored(
                "faithfulness", value, value >= 0.5 ? Score.Mark.PASSED : Score.Mark.MISSED, Evidence.none());
    }

    static Score unscored() {
        return new Score.Unscored("faithfulness", UnscoredCause.NO_REPLY, "no reply");
    }

    static Score notApplicable() {
        return new Score.NotApplicable("faithfulness", Score.NotApplicable.Reason.NO_CLAIMS, "no claims");
    }

    static Score intent(String expected, String given) {
        LabelPair pair = new LabelPair(expected, Optional.of(given).filter(text -> !text.isEmpty()));
        return Score.Scored.binary("intent", expected.equals(given), new Evidence("", List.of(pair.item(""))));
    }

    /** Runs the cells in this order. */
    RecordFile record(Path folder, Cell... cells) {
        List<Metric> metrics = new ArrayList<>(List.of(FAITHFULNESS, INTENT));
        metrics.addAll(BuiltInMetrics.all());
        TreeMap<String, String> definitions = new TreeMap<>();
        metrics.forEach(metric -> definitions.put(metric.name(), Digest.of(metric.name())));
        RunHeader header = new RunHeader(
                "support",
                "support.suite.yaml",
                "a".repeat(64),
                "b".repeat(64),
                List.of(cells),
                List.of(new RunHeader.PromptRef("v1", "v1.md", "", "c".repeat(64))),
                metrics,
                cases.size(),
                samples,
                0,
                "d".repeat(64),
                Optional.empty(),
                "2026-11-22T10:00:00Z",
                "0.1.0",
                "",
                RunHeader.Failing.RULES,
                new RunHeader.Basis(
                        definitions,
                        new TreeMap<>(Map.of("small", "e".repeat(64))),
                        new TreeMap<>(),
                        List.of(),
                        List.of()),
                "",
                List.of());
        Counts counts = Counts.none();
        long position = 0;
        try (RecordWriter writer = RecordWriter.start(folder, header)) {
            for (String id : cases) {
                for (Cell cell : cells) {
                    for (int sample = 1; sample <= samples; sample++) {
                        TrialRecord trial = trial(cell, id, sample);
                        counts = counts.plus(trial.state(), trial.isError());
                        writer.add(position++, trial);
                    }
                }
            }
            return writer.finish(new RunFooter(
                    counts.ofPlanned(position),
                    Counts.none(),
                    "",
                    OptionalDouble.of(0),
                    OptionalDouble.of(0),
                    0,
                    1,
                    ReplySources.none(),
                    RunFooter.Afterwards.nothing()));
        }
    }

    private TrialRecord trial(Cell cell, String id, int sample) {
        CaseRef ref = new CaseRef(id, new Where("cases.csv", 2, 0), Digest.of(id), List.of(), id);
        Reply reply = new Reply.Answered(
                "yes",
                List.of(),
                FinishReason.STOP,
                Optional.of(new Usage(10, 3)),
                Optional.empty(),
                CallInfo.live(250, 1, 0).keptAs(Digest.of(cell.id(), id, Integer.toString(sample))));
        return new TrialRecord(
                new Trial(cell, ref, sample),
                "",
                "",
                List.of(),
                reply,
                scoring.of(cell, id, sample),
                OptionalDouble.of(0.1 + 0.2),
                Spend.none());
    }
}
