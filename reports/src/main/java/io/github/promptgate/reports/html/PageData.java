package io.github.promptgate.reports.html;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.before.BeforeFile;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.MetricSummary;
import io.github.promptgate.reports.summary.RunSummary;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The data of a page: reads the record once for the index, and once more for the details. */
final class PageData {

    private PageData() {}

    /**
     * The chunks in the page's order: the index, then details as they are asked for.
     *
     * @param details the record's trials, read along with the chunks
     * @param before what they were, likewise
     */
    static Iterator<Chunk> of(
            ReportInput input,
            RunSummary run,
            Embedded.Bounds bounds,
            Iterator<TrialRecord> details,
            BeforeFile before) {
        EvalOutcome outcome = input.outcome();
        Embedded embedded = embedded(outcome, run, bounds);
        List<LightTrial> trials = embedded.trials();
        IndexJson.Told told = new IndexJson.Told(
                PageBuilder.verdict(outcome, List.of()),
                RuleViews.of(outcome.verdict().map(Verdict::rules).orElse(List.of())),
                embedded.notes(),
                input.rerun().orElseThrow(),
                outcome.standing().map(PageData::sinceOthers).orElse(List.of()));
        List<Chunk> first = Stream.concat(
                        Stream.of(IndexJson.of(run, told, trials)),
                        outcome.labelling().map(LabelChunkJson::of).stream())
                .toList();
        return Stream.concat(
                        stream(new DetailChunks(details, trials, first)),
                        stream(new BeforeChunks(before, run.header().cells(), trials)))
                .iterator();
    }

    /** Nothing where there is one reference: the page names that once. */
    private static List<Standing.Turned> sinceOthers(Standing standing) {
        return standing.others().isEmpty()
                ? List.of()
                : Stream.concat(standing.worse().stream(), standing.better().stream())
                        .toList();
    }

    private static Stream<Chunk> stream(Iterator<Chunk> chunks) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(chunks, 0), false);
    }

    private static Embedded embedded(EvalOutcome outcome, RunSummary run, Embedded.Bounds bounds) {
        long trials =
                run.cells().stream().mapToLong(cell -> cell.counts().trials()).sum();
        Embedded embedded = new Embedded(run.header().seed(), trials, bounds);
        List<Metric> metrics =
                run.run().metrics().stream().map(MetricSummary::metric).toList();
        LightTrials light = new LightTrials(run.header().cells(), metrics, outcome.standing());
        try (Stream<TrialRecord> all = outcome.record().map(RunRecord::trials).orElse(Stream.empty())) {
            light.read(all.iterator(), embedded);
        }
        return embedded;
    }
}
