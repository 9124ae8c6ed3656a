package io.github.promptgate.record;

import io.github.promptgate.problem.ProblemException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts the shards of a run together again. Their trial lines are copied as they stand, in plan order, so that the record
 * is that of a run that was never split; in memory are the cases and one number per trial and metric.
 */
public final class ShardMerge {

    private final List<RecordFile> shards;
    private final RunHeader header;

    /**
     * What came of it.
     *
     * @param scores of all trials, for the gate
     */
    public record Merged(RecordFile record, ScoreTable scores) {}

    /** @param shards all shards of one plan, each once and complete */
    public ShardMerge(List<RecordFile> shards) {
        this.shards = List.copyOf(shards);
        this.header = shards.get(0).header();
    }

    /**
     * Reads the shards twice: for the cases, then for all.
     *
     * @throws ProblemException RUN-002, or SOURCE-004 for a shard that does not hold what it says
     */
    public Merged into(Path folder) {
        ScoreTable scores = new ScoreTable(header.cells(), cases(), header.samples(), header.metrics());
        Path results = folder.resolve(RecordWriter.RESULTS);
        Path unfinished = folder.resolve(RecordWriter.RESULTS + ".part");
        try {
            Files.createDirectories(folder);
            try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                write(out, RecordJson.header(header.merged(startedAt())));
                RunFooter footer = copy(out, scores);
                write(out, RecordJson.footer(footer));
            }
            Files.move(unfinished, results, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw RecordWriter.cannotWrite(folder, e);
        }
        return new Merged(RecordFile.open(results), scores);
    }

    private List<CaseRef> cases() {
        long each = (long) header.cells().size() * header.samples();
        List<CaseRef> cases = new ArrayList<>();
        try (ShardLines lines = new ShardLines(shards)) {
            long next = 0;
            while (lines.hasNext()) {
                ShardLines.Placed placed = lines.next();
                if (placed.position() != next) {
                    throw RecordFile.malformed(
                            placed.record().file(),
                            "after trial " + next + " of the plan comes trial " + placed.position());
                }
                if (next % each == 0) {
                    cases.add(trial(placed).trial().caseRef());
                }
                next++;
            }
            if (next != header.plannedTrials()) {
                throw RecordFile.malformed(
                        shards.get(0).file(),
                        "the plan has " + header.plannedTrials() + " trials, the shards have " + next);
            }
        }
        return cases;
    }

    private RunFooter copy(BufferedWriter out, ScoreTable scores) throws IOException {
        Totals totals = new Totals();
        try (ShardLines lines = new ShardLines(shards)) {
            while (lines.hasNext()) {
                ShardLines.Placed placed = lines.next();
                TrialRecord trial = trial(placed);
                book(scores, placed, trial);
                totals.add(trial);
                out.write(placed.line());
                out.write('\n');
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        long wall = shards.stream()
                .mapToLong(shard -> shard.footer().wallMillis())
                .max()
                .orElse(0);
        ReplySources sources =
                shards.stream().map(shard -> shard.footer().sources()).reduce(ReplySources.none(), ReplySources::plus);
        long labels = shards.stream()
                .mapToLong(shard -> shard.footer().labels())
                .max()
                .orElse(0);
        return totals.footer(wall, sources)
                .with(new RunFooter.Afterwards(
                        LengthCorrelation.of(scores, lengthMetrics()), Optional.empty(), labels, List.of()));
    }

    /** Which metrics a shard held against the answers' length is known to the shards alone: they read the suite. */
    private List<Metric> lengthMetrics() {
        Set<String> named = shards.stream()
                .flatMap(shard -> shard.footer().lengths().stream())
                .map(LengthCorrelation::metric)
                .collect(Collectors.toSet());
        return header.metrics().stream()
                .filter(metric -> named.contains(metric.name()))
                .toList();
    }

    /** A trial that does not fit its place was written by nobody of ours. */
    private void book(ScoreTable scores, ShardLines.Placed placed, TrialRecord trial) {
        long each = (long) header.cells().size() * header.samples();
        int cell = (int) (placed.position() % each / header.samples());
        int sample = (int) (placed.position() % header.samples()) + 1;
        if (!header.cells().get(cell).equals(trial.trial().cell())
                || trial.trial().sample() != sample) {
            throw RecordFile.malformed(placed.record().file(), "a trial is not in its place of the plan");
        }
        try {
            scores.add(cell, (int) (placed.position() / each), trial);
        } catch (IllegalArgumentException e) {
            throw RecordFile.malformed(placed.record().file(), String.valueOf(e.getMessage()));
        }
    }

    private static TrialRecord trial(ShardLines.Placed placed) {
        return RecordFile.trial(placed.line(), placed.record().file());
    }

    private static void write(BufferedWriter out, byte[] line) throws IOException {
        out.write(new String(line, StandardCharsets.UTF_8));
        out.write('\n');
    }

    private String startedAt() {
        return shards.stream()
                .map(shard -> shard.header().startedAt())
                .min(String::compareTo)
                .orElse("");
    }
}
