package io.github.promptgate.reports.summary;

import io.github.promptgate.record.Confusion;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.LabelPair;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Counts one cell, or all of them; trials of a case follow each other. Not thread-safe. */
final class CellTally {

    private final String name;
    private final Map<String, MetricTally> metrics = new LinkedHashMap<>();
    private final CaseMean passRate = new CaseMean();
    private final LongStream.Builder latencies = LongStream.builder();
    private Counts counts = Counts.none();
    private double cost;
    private long priced;
    private long unpriced;
    private double judgeCost;
    private boolean judgeCostKnown = true;
    private long counted;
    private long inputTokens;
    private long outputTokens;

    CellTally(String name, List<Metric> metrics) {
        this.name = name;
        metrics.forEach(metric -> this.metrics.put(metric.name(), new MetricTally(metric)));
    }

    void add(TrialRecord trial) {
        String caseId = trial.trial().caseRef().id();
        TrialState state = trial.state();
        counts = counts.plus(state, trial.isError());
        if (state == TrialState.PASSED || state == TrialState.FAILED) {
            passRate.add(caseId, state == TrialState.PASSED ? 1 : 0);
        }
        for (Score score : trial.scores()) {
            MetricTally tally = metrics.get(score.metric());
            if (tally != null) {
                tally.add(caseId, score);
            }
        }
        addAmounts(trial);
    }

    private void addAmounts(TrialRecord trial) {
        Reply reply = trial.reply();
        if (trial.cost().isPresent()) {
            cost += trial.cost().getAsDouble();
            priced++;
        } else if (!trial.isError() && isCalled(reply)) {
            unpriced++;
        }
        trial.judge().usd().ifPresentOrElse(usd -> judgeCost += usd, () -> judgeCostKnown = false);
        if (!trial.isError()) {
            reply.call().latencyMillis().ifPresent(latencies::add);
        }
        reply.usage().ifPresent(usage -> {
            counted++;
            inputTokens += usage.input();
            outputTokens += usage.output();
        });
    }

    private static boolean isCalled(Reply reply) {
        return switch (reply.call().origin()) {
            case LIVE, RECORDED -> true;
            case GIVEN, NONE -> false;
        };
    }

    CellSummary summary() {
        CellSummary.Amounts amounts = new CellSummary.Amounts(
                cost,
                priced == 0 ? OptionalDouble.empty() : OptionalDouble.of(cost / priced * 1_000),
                unpriced,
                judgeCostKnown ? OptionalDouble.of(judgeCost) : OptionalDouble.empty(),
                p95(latencies.build().sorted().toArray()),
                tokens(inputTokens),
                tokens(outputTokens));
        List<MetricSummary> means =
                metrics.values().stream().map(MetricTally::summary).toList();
        return new CellSummary(name, counts, passRate.mean(), means, amounts);
    }

    private OptionalLong tokens(long sum) {
        return counted == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** Nearest rank: the smallest value that at least 95 % of all do not exceed. */
    private static OptionalDouble p95(long[] sorted) {
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int rank = (int) ((sorted.length * 95L + 99) / 100);
        return OptionalDouble.of((double) sorted[rank - 1]);
    }

    /** One metric of the cell. */
    private static final class MetricTally {

        private final Metric metric;
        private final CaseMean byCase = new CaseMean();
        private final Map<LabelPair, Long> labels = new HashMap<>();
        private final Histogram.Tally values = new Histogram.Tally();
        private double sum;
        private long scored;
        private long unscored;
        private long notApplicable;

        MetricTally(Metric metric) {
            this.metric = metric;
        }

        void add(String caseId, Score score) {
            if (score instanceof Score.Scored value) {
                scored++;
                sum += value.value();
                byCase.add(caseId, value.value());
                values.add(value.value());
                if (metric.kind() == Metric.Kind.LABEL) {
                    LabelPair.in(value.evidence()).ifPresent(pair -> labels.merge(pair, 1L, Long::sum));
                }
            } else if (score instanceof Score.Unscored) {
                unscored++;
            } else {
                notApplicable++;
            }
        }

        MetricSummary summary() {
            Histogram spread = metric.kind() == Metric.Kind.AMOUNT ? Histogram.none() : values.histogram();
            return new MetricSummary(
                    metric, mean(), scored, unscored, notApplicable, Confusion.ofCounts(labels), spread);
        }

        private OptionalDouble mean() {
            if (metric.kind() != Metric.Kind.AMOUNT) {
                return byCase.mean();
            }
            return scored == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / scored);
        }
    }
}
