package io.github.promptgate;

import io.github.promptgate.gate.Gate;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.Reference;
import io.github.promptgate.gate.SideBySide;
import io.github.promptgate.gate.Turns;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunHeader.PromptRef;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.baseline.AcceptedScores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts runs side by side, suite by suite, in the gate's own numbers. Asks nobody and decides nothing. */
final class Comparison {

    private static final double CONFIDENCE = 0.95;

    private final CompareRequest request;

    Comparison(CompareRequest request) {
        this.request = request;
    }

    List<Compared> run() {
        SortedMap<String, RecordFile> before = records(request.before());
        SortedMap<String, RecordFile> after = records(request.after());
        List<Compared> compared = new ArrayList<>();
        before.forEach((suite, record) -> Optional.ofNullable(after.get(suite))
                .ifPresent(other -> compared.add(new Pair(record, other).compared())));
        if (compared.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.nowhere(),
                    "no suite was run on both sides: " + String.join(", ", before.keySet()) + " in " + request.before()
                            + ", " + String.join(", ", after.keySet()) + " in " + request.after(),
                    "name two runs of one suite"));
        }
        return compared;
    }

    /** By suite; a folder may hold the run of each suite once. */
    private static SortedMap<String, RecordFile> records(Path given) {
        Problems problems = new Problems();
        Set<Path> files = ShardFiles.find(List.of(given), "name the folder of a finished run", problems);
        problems.throwIfAny();
        if (files.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.SOURCE_001,
                    Where.nowhere(),
                    "no " + RecordWriter.RESULTS + " in " + given,
                    "name the folder of a finished run"));
        }
        SortedMap<String, RecordFile> records = new TreeMap<>();
        for (Path file : files) {
            RecordFile record = RecordFile.open(file);
            record.header().shard().ifPresent(shard -> {
                throw refused(file, "it is shard " + shard + " of a run", "merge the shards, then compare");
            });
            RecordFile twin = records.put(record.header().suite(), record);
            if (twin != null) {
                throw refused(
                        file,
                        "suite \"" + record.header().suite() + "\" was run here too: " + twin.file(),
                        "name the folder of one run");
            }
        }
        return records;
    }

    private static ProblemException refused(Path file, String why, String fix) {
        return new ProblemException(
                new Problem(ProblemCode.RUN_003, Where.file(file.toString()), "not compared: " + why, fix));
    }

    private record Pair(RecordFile before, RecordFile after) {

        Compared compared() {
            CellMatch cells = new CellMatch(before.header(), after.header());
            Gate.Measured now = new Gate.Measured(
                    scores(after), List.of(), Map.of(), after.header().basis().definitions());
            Reference.Known then = new Reference.Known(
                    "the run before",
                    scores(before),
                    cells.renamed(),
                    before.header().basis().definitions());
            List<SideBySide> figures =
                    SideBySide.of(now, then, CONFIDENCE, after.header().seed());
            Grounds.Apart apart = new Turns(now, then).apart();
            List<String> added = isWhole(before) ? apart.added() : List.of();
            List<String> removed = isWhole(after) ? apart.removed() : List.of();
            return new Compared(
                    side(before),
                    side(after),
                    figures,
                    new Grounds.Apart(added, removed, apart.changed()),
                    new Compared.LeftOut(
                            isWhole(before) ? List.of() : apart.added(), isWhole(after) ? List.of() : apart.removed()),
                    cells.onlyBefore(),
                    cells.onlyAfter(),
                    notes(cells.renamed()),
                    ChangedCases.of(figures));
        }

        /** Whether what it lacks is not in its dataset. */
        private static boolean isWhole(RecordFile record) {
            return record.header().part().isEmpty() && record.footer().stopped().isEmpty();
        }

        private static ScoreTable scores(RecordFile record) {
            return AcceptedScores.of(record).scores().own();
        }

        private static Compared.Side side(RecordFile record) {
            return new Compared.Side(record.file(), record.header(), record.footer());
        }

        private List<String> notes(Map<String, String> renamed) {
            List<String> notes = new ArrayList<>();
            renamed.forEach((now, old) -> notes.add("cell " + now + " is compared with " + old + " of before"));
            RunHeader old = before.header();
            RunHeader fresh = after.header();
            if (!old.datasetDigest().equals(fresh.datasetDigest())) {
                notes.add("the datasets differ: only cases with the same content are compared");
            }
            if (old.samples() != fresh.samples()) {
                notes.add("samples per case: " + old.samples() + " before, " + fresh.samples() + " after");
            }
            if (!old.environment().equals(fresh.environment())) {
                notes.add(
                        "environment: " + word(old.environment()) + " before, " + word(fresh.environment()) + " after");
            }
            for (PromptRef prompt : fresh.prompts()) {
                old.prompts().stream()
                        .filter(one ->
                                one.id().equals(prompt.id()) && !one.digest().equals(prompt.digest()))
                        .forEach(one -> notes.add("prompt " + prompt.id() + " has another text"));
            }
            fresh.basis()
                    .models()
                    .forEach((model, digest) -> Optional.ofNullable(
                                    old.basis().models().get(model))
                            .filter(other -> !other.equals(digest))
                            .ifPresent(other -> notes.add("model " + model + " has other settings or another script")));
            prices(old.basis().prices(), fresh.basis().prices(), notes);
            part(old, "before", notes);
            part(fresh, "after", notes);
            stopped(before, "before", notes);
            stopped(after, "after", notes);
            return notes;
        }

        private static void prices(Map<String, String> old, Map<String, String> fresh, List<String> notes) {
            fresh.forEach((model, price) -> Optional.ofNullable(old.get(model))
                    .filter(other -> !other.equals(price))
                    .ifPresent(other -> notes.add("model " + model + " has another price (USD per million tokens): "
                            + other + " before, " + price + " after")));
        }

        private static String word(String environment) {
            return environment.isEmpty() ? "none" : environment;
        }

        private static void part(RunHeader header, String when, List<String> notes) {
            if (!header.part().isEmpty()) {
                notes.add("the run " + when + " is a part: " + header.part() + filters(header));
            }
        }

        private static String filters(RunHeader header) {
            List<String> filters = header.basis().filters();
            return filters.isEmpty() ? "" : " (" + String.join("; ", filters) + ")";
        }

        private static void stopped(RecordFile record, String when, List<String> notes) {
            if (!record.footer().stopped().isEmpty()) {
                notes.add("the run " + when + " was stopped: " + record.footer().stopped());
            }
        }
    }
}
