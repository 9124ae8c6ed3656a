package io.github.promptgate;

import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A run's own answers held against what people said of them. */
final class LabelledRun {

    /**
     * One answer of the run.
     *
     * @param trial its id
     * @param key case and digest of the text
     * @param state how the trial ended
     * @param scores by metric, those in [0, 1]
     */
    record Answer(String trial, String cell, String cluster, Key key, TrialState state, Map<String, Score> scores) {

        /** Whether the pass rate counts it. */
        boolean isCounted() {
            return state == TrialState.PASSED || state == TrialState.FAILED;
        }

        /** Its value on a metric, where it has one; {@code pass-rate} of the whole answer. */
        Optional<Double> value(String metric) {
            if (metric.equals(WHOLE)) {
                return isCounted() ? Optional.of(state == TrialState.PASSED ? 1.0 : 0.0) : Optional.empty();
            }
            return scores.get(metric) instanceof Score.Scored scored ? Optional.of(scored.value()) : Optional.empty();
        }
    }

    /** Which answer to which case. */
    record Key(String caseId, String answerSha256) {}

    /** What labels without a metric are held against. */
    static final String WHOLE = BuiltInMetrics.PASS_RATE.name();

    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<Key, List<Answer>> byKey = new HashMap<>();

    LabelledRun(RunRecord record, List<HumanLabel> labels) {
        record.header().metrics().stream()
                .filter(metric -> metric.kind() != Metric.Kind.AMOUNT && !isBuiltIn(metric))
                .forEach(metric -> metrics.put(metric.name(), metric));
        Set<String> spoken = new HashSet<>();
        labels.forEach(label -> label.metric().ifPresent(spoken::add));
        try (Stream<TrialRecord> trials = record.trials()) {
            trials.filter(trial -> !trial.trial().cell().isReference() && !trial.isError())
                    .map(trial -> answer(trial, spoken))
                    .forEach(this::add);
        }
    }

    private static boolean isBuiltIn(Metric metric) {
        return BuiltInMetrics.all().contains(metric) || metric.equals(BuiltInMetrics.JUDGE_AGREEMENT);
    }

    private static Answer answer(TrialRecord trial, Set<String> spoken) {
        Map<String, Score> scores = new HashMap<>();
        trial.scores().stream()
                .filter(score -> spoken.contains(score.metric()))
                .forEach(score -> scores.put(score.metric(), score));
        return new Answer(
                trial.trial().id(),
                trial.trial().cell().id(),
                trial.trial().caseRef().cluster(),
                new Key(
                        trial.trial().caseRef().id(),
                        HumanLabel.digestOf(trial.reply().text())),
                trial.state(),
                Map.copyOf(scores));
    }

    private void add(Answer answer) {
        answers.add(answer);
        byKey.computeIfAbsent(answer.key(), key -> new ArrayList<>()).add(answer);
    }

    /** All of the suite's own cells that are no error, in plan order. */
    List<Answer> answers() {
        return answers;
    }

    /** Names of what may be labelled beside the whole answer. */
    Set<String> metrics() {
        return metrics.keySet();
    }

    boolean knows(HumanLabel label) {
        return byKey.containsKey(new Key(label.caseId(), label.answerSha256()));
    }

    boolean measures(HumanLabel label) {
        return label.metric().map(metrics::containsKey).orElse(true);
    }

    /** How people's word on a metric is read: scores are for scales on which more is better. */
    Opinion.Scale scale(String metric) {
        boolean hasScores = Optional.ofNullable(metrics.get(metric))
                .filter(known -> known.kind() == Metric.Kind.UNIT && known.direction() == Metric.Direction.HIGHER)
                .isPresent();
        return hasScores ? Opinion.Scale.SCORES : Opinion.Scale.VERDICTS;
    }

    /**
     * How far people agree with one metric. Where several trials gave one answer it counts once, as the cell that people
     * saw was judged, else the first.
     *
     * @param opinions of this metric, without ties
     */
    JudgeAgreement agreement(String metric, List<Opinion> opinions) {
        List<JudgeAgreement.Pair> pairs = new ArrayList<>();
        long unscored = 0;
        for (Opinion opinion : opinions) {
            Answer answer = seen(opinion);
            Optional<JudgeAgreement.Pair> pair = answer.value(metric)
                    .map(value -> new JudgeAgreement.Pair(
                            opinion.value(scale(metric)).orElseThrow(), value, isPassed(metric, answer, value)));
            pair.ifPresent(pairs::add);
            unscored += pair.isEmpty() && !isNotApplicable(metric, answer) ? 1 : 0;
        }
        return new JudgeAgreement(JudgeAgreement.Source.LABELS, metric, pairs, unscored);
    }

    private Answer seen(Opinion opinion) {
        List<Answer> same = byKey.getOrDefault(
                new Key(opinion.subject().caseId(), opinion.subject().answerSha256()), List.of());
        return same.stream()
                .filter(answer -> answer.cell().equals(opinion.cell()))
                .findFirst()
                .orElseGet(() -> same.get(0));
    }

    private static boolean isNotApplicable(String metric, Answer answer) {
        return metric.equals(WHOLE)
                ? answer.state() == TrialState.NOT_APPLICABLE
                : answer.scores().get(metric) instanceof Score.NotApplicable;
    }

    /** Where there is no threshold, the better half of the scale passes. */
    private boolean isPassed(String metric, Answer answer, double value) {
        if (metric.equals(WHOLE)) {
            return value == 1;
        }
        if (answer.scores().get(metric) instanceof Score.Scored scored && scored.mark() != Score.Mark.UNMARKED) {
            return scored.mark() == Score.Mark.PASSED;
        }
        boolean lowIsGood = Optional.ofNullable(metrics.get(metric))
                .filter(known -> known.direction() == Metric.Direction.LOWER)
                .isPresent();
        return lowIsGood ? value < .5 : value >= .5;
    }
}
