package io.github.promptgate;

import io.github.promptgate.dataset.Dataset;
import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Score;
import io.github.promptgate.run.Labelled;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.DatasetSpec;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.Suite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers with people's labels, and how far the run's judges agree with them. */
final class Calibration {

    private static final Set<String> YES = Set.of("pass", "yes", "true");
    private static final Set<String> NO = Set.of("fail", "no", "false");

    private final Labelled labelled;
    private final List<Map<String, Double>> labels;

    private Calibration(Labelled labelled, List<Map<String, Double>> labels) {
        this.labelled = labelled;
        this.labels = List.copyOf(labels);
    }

    /**
     * Reads the suite's labelled dataset.
     *
     * @throws ProblemException DATA problems of its rows, SUITE-003 for rows without an answer or with a label that is none
     */
    static Calibration read(Suite suite, DatasetSpec spec, ScorerReader reader, List<Scorer> scorers) {
        List<Scorer> judged = scorers.stream()
                .filter(scorer -> scorer.judged() && scorer.rival().isEmpty())
                .toList();
        Dataset dataset = Dataset.open(suite.withDataset(List.of(spec)), reader);
        List<EvalCase> cases;
        try (Stream<EvalCase> rows = dataset.cases()) {
            cases = rows.toList();
        }
        Problems problems = new Problems();
        if (judged.isEmpty()) {
            problems.add(wrong(
                    spec.where(),
                    "calibration stands without a scorer that asks a judge",
                    "add one, such as faithfulness, or remove calibration"));
        }
        List<Map<String, Double>> labels = new ArrayList<>();
        for (EvalCase row : cases) {
            if (row.answer().isEmpty()) {
                problems.add(wrong(row.ref().where(), "the row has no answer to judge", "add an answer"));
            }
            labels.add(labels(row, judged, problems));
        }
        for (Scorer scorer : judged) {
            String metric = scorer.metric().name();
            if (labels.stream().noneMatch(row -> row.containsKey(metric))) {
                problems.add(wrong(
                        spec.where(),
                        "no row of the calibration has a label for \"" + metric + "\"",
                        judged.size() == 1
                                ? "add a column label with pass, fail, or a number from 0 to 1"
                                : "add labels: {\"" + metric + "\": 1} to its rows"));
            }
        }
        problems.throwIfAny();
        return new Calibration(new Labelled(cases, judged), labels);
    }

    private static Map<String, Double> labels(EvalCase row, List<Scorer> judged, Problems problems) {
        Map<String, Double> labels = new HashMap<>();
        unknown(row, judged).forEach(problems::add);
        for (Scorer scorer : judged) {
            String metric = scorer.metric().name();
            written(row, metric, judged.size()).ifPresent(node -> {
                OptionalDouble label = label(node.asText());
                if (label.isPresent()) {
                    labels.put(metric, label.getAsDouble());
                } else {
                    problems.add(wrong(
                            row.ref().where(),
                            "the label \"" + node.asText() + "\" is neither pass, fail nor a number from 0 to 1",
                            "write pass, fail, or the value that the scorer should give"));
                }
            });
        }
        return labels;
    }

    /** Labels for what no judge measures. */
    private static List<Problem> unknown(EvalCase row, List<Scorer> judged) {
        List<String> known =
                judged.stream().map(scorer -> scorer.metric().name()).toList();
        return Optional.ofNullable(row.variables().get("labels"))
                .filter(MapNode.class::isInstance)
                .map(node -> ((MapNode) node).entries())
                .orElse(List.of())
                .stream()
                .filter(label -> !known.contains(label.key()))
                .map(label -> Problem.unknown(
                        ProblemCode.SUITE_006, label.keyWhere(), "metric of a judge", label.key(), known))
                .toList();
    }

    private static Optional<Node> written(EvalCase row, String metric, int scorers) {
        Optional<Node> own = Optional.ofNullable(row.variables().get("labels"))
                .flatMap(node -> node instanceof MapNode map ? map.get(metric) : Optional.empty());
        Optional<Node> only = scorers == 1 ? Optional.ofNullable(row.variables().get("label")) : Optional.empty();
        return own.or(() -> only).filter(node -> !node.asText().isBlank());
    }

    private static OptionalDouble label(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return OptionalDouble.of(YES.contains(word) ? 1 : 0);
        }
        try {
            double value = Double.parseDouble(word);
            return value >= 0 && value <= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static Problem wrong(Where where, String what, String fix) {
        return new Problem(ProblemCode.SUITE_003, where, what, fix);
    }

    Labelled labelled() {
        return labelled;
    }

    /** Rows of which nobody said anything; they are judged for nothing. */
    Optional<Problem> unlabelled() {
        List<EvalCase> rows = IntStream.range(0, labels.size())
                .filter(row -> labels.get(row).isEmpty())
                .mapToObj(labelled.cases()::get)
                .toList();
        return rows.stream()
                .findFirst()
                .map(first -> wrong(
                        first.ref().where(),
                        rows.size() + " of " + labels.size() + " rows of the calibration "
                                + (rows.size() == 1 ? "has" : "have") + " no label, this one first",
                        "label them, or take them out: they measure nothing"));
    }

    /** Who said what of a row: a person, and the judge, for one metric. */
    record Said(String row, String metric, double people, Optional<Score> judge) {}

    /** Every label with what the judge said of the same row. */
    List<Said> said(List<Labelled.Judged> judged) {
        Map<Integer, List<Score>> byRow = new HashMap<>();
        judged.forEach(row -> byRow.put(row.index(), row.scores()));
        List<Said> said = new ArrayList<>();
        for (int row = 0; row < labels.size(); row++) {
            String id = labelled.cases().get(row).id();
            List<Score> scores = byRow.getOrDefault(row, List.of());
            for (int scorer = 0; scorer < labelled.scorers().size(); scorer++) {
                String metric = labelled.scorers().get(scorer).metric().name();
                Optional<Score> score = scores.isEmpty() ? Optional.empty() : Optional.of(scores.get(scorer));
                Optional.ofNullable(labels.get(row).get(metric))
                        .ifPresent(label -> said.add(new Said(id, metric, label, score)));
            }
        }
        return said;
    }

    /** One per judged metric. A row that was not judged at all counts as unscored. */
    List<JudgeAgreement> agreements(List<Labelled.Judged> judged) {
        Map<Integer, List<Score>> byRow = new HashMap<>();
        judged.forEach(row -> byRow.put(row.index(), row.scores()));
        List<JudgeAgreement> agreements = new ArrayList<>();
        for (int scorer = 0; scorer < labelled.scorers().size(); scorer++) {
            String metric = labelled.scorers().get(scorer).metric().name();
            List<JudgeAgreement.Pair> pairs = new ArrayList<>();
            long unscored = 0;
            for (int row = 0; row < labels.size(); row++) {
                Double label = labels.get(row).get(metric);
                List<Score> scores = byRow.getOrDefault(row, List.of());
                if (label == null) {
                    continue;
                }
                if (scores.isEmpty() || scores.get(scorer) instanceof Score.Unscored) {
                    unscored++;
                } else if (scores.get(scorer) instanceof Score.Scored scored) {
                    pairs.add(pair(label, scored));
                }
            }
            agreements.add(new JudgeAgreement(metric, pairs, unscored));
        }
        return agreements;
    }

    static JudgeAgreement.Pair pair(double label, Score.Scored scored) {
        boolean passed =
                scored.mark() == Score.Mark.UNMARKED ? scored.value() >= .5 : scored.mark() == Score.Mark.PASSED;
        return new JudgeAgreement.Pair(label, scored.value(), passed);
    }
}
