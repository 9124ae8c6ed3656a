package io.github.promptgate.reports.findings;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.summary.ListedTrial;
import io.github.promptgate.reports.text.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The cases behind rules, each once a rule; those that are kept get their reason from the record. Not thread-safe. */
final class CaseFindings {

    private final EvalOutcome outcome;
    private final int most;
    private final boolean several;
    private final Map<Key, Kept> kept = new LinkedHashMap<>();
    private long total;

    private record Key(String rule, String cell, String caseId) {}

    private record Kept(RuleResult rule, CaseRef ref, String cell, String what, Finding.Level level) {}

    CaseFindings(EvalOutcome outcome, int most) {
        this.outcome = outcome;
        this.most = most;
        this.several = outcome.verdict().map(Verdict::rules).orElse(List.of()).stream()
                        .flatMap(rule -> rule.grounds().compared().stream())
                        .map(Grounds.Compared::reference)
                        .distinct()
                        .count()
                > 1;
    }

    void add(RuleResult rule) {
        switch (rule.state()) {
            case FAIL -> behind(rule, Finding.Level.ERROR);
            case WARN -> behind(rule, Finding.Level.WARNING);
            case PASS -> worse(rule, Finding.Level.NOTE);
            case INCONCLUSIVE -> {}
        }
    }

    private void behind(RuleResult rule, Finding.Level level) {
        worse(rule, level);
        if (rule.grounds().compared().isEmpty()) {
            rule.worst()
                    .forEach(worst -> keep(
                            new Kept(rule, worst.caseRef(), worst.cell(), told(rule.metric(), worst.value()), level)));
        }
    }

    private void worse(RuleResult rule, Finding.Level level) {
        rule.grounds().compared().map(Grounds.Compared::worse).orElse(List.of()).forEach(moved -> {
            String what =
                    told(rule.metric(), moved.before()) + before(rule) + value(rule.metric(), moved.after()) + " now";
            keep(new Kept(rule, moved.caseRef(), moved.cell(), what, level));
        });
    }

    private String before(RuleResult rule) {
        return several ? " in " + rule.grounds().compared().orElseThrow().reference() + ", " : " before, ";
    }

    private static String told(Metric metric, double value) {
        return metric.name() + " " + value(metric, value);
    }

    private static String value(Metric metric, double value) {
        return metric.kind() == Metric.Kind.AMOUNT ? Figures.of(metric, value) : Figures.value(value);
    }

    private void keep(Kept found) {
        Key key = new Key(found.rule().rule().id(), found.cell(), found.ref().id());
        if (!kept.containsKey(key)) {
            total++;
            if (kept.size() < most) {
                kept.put(key, found);
            }
        }
    }

    long total() {
        return total;
    }

    List<Finding> list() {
        Map<List<String>, String> reasons = reasons();
        List<Finding> list = new ArrayList<>();
        kept.forEach((key, found) -> {
            String why = Optional.ofNullable(reasons.get(List.of(key.cell(), key.caseId())))
                    .map(reason -> ": " + reason)
                    .orElse("");
            list.add(Finding.of(
                    Findings.check(found.rule()),
                    found.level(),
                    found.ref().id() + " in " + found.cell() + ", " + found.what() + why,
                    found.ref().where(),
                    outcome.suite(),
                    key.rule(),
                    key.cell(),
                    key.caseId()));
        });
        return list;
    }

    /** Why the first sample of a case that did not pass did not, by cell and case. */
    private Map<List<String>, String> reasons() {
        Map<List<String>, String> reasons = new HashMap<>();
        if (kept.isEmpty() || outcome.record().isEmpty()) {
            return reasons;
        }
        kept.keySet().forEach(key -> reasons.put(List.of(key.cell(), key.caseId()), ""));
        int samples = outcome.record().get().header().samples();
        try (Stream<TrialRecord> trials = outcome.record().get().trials()) {
            trials.filter(trial -> trial.state() == TrialState.FAILED || trial.state() == TrialState.UNSCORED)
                    .forEach(trial -> {
                        List<String> key = List.of(
                                trial.trial().cell().id(),
                                trial.trial().caseRef().id());
                        if ("".equals(reasons.get(key))) {
                            reasons.put(
                                    key, ListedTrial.of(trial.shown(), samples).why());
                        }
                    });
        }
        reasons.values().removeIf(String::isEmpty);
        return reasons;
    }
}
