package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule as written; the gate gives it meaning.
 *
 * @param id given, or derived from metric, statistic, scope and bound; unique in its suite
 * @param label of a statistic of one label, else empty
 * @param bound in the metric's unit: milliseconds, USD, a share, a count
 * @param boundText the bound as the user wrote it
 */
public record GateRule(
        String id,
        String metric,
        Statistic statistic,
        Optional<String> label,
        Side side,
        double bound,
        String boundText,
        Scope scope,
        Filter filter,
        Severity severity,
        Where where) {

    /** A rule on a statistic of values. */
    public GateRule(
            String id,
            String metric,
            Statistic statistic,
            Side side,
            double bound,
            String boundText,
            Scope scope,
            Filter filter,
            Severity severity,
            Where where) {
        this(id, metric, statistic, Optional.empty(), side, bound, boundText, scope, filter, severity, where);
    }

    /** What is computed from the values. */
    public enum Statistic {
        MEAN,
        MIN,
        MAX,
        P50,
        P90,
        P95,
        P99,
        SUM,
        COUNT,
        /** Of one label: tp / (tp + fp). */
        PRECISION,
        /** Of one label: tp / (tp + fn). */
        RECALL,
        /** Of one label: 2 tp / (2 tp + fp + fn). */
        F1,
        /** The plain mean of F1 over the labels. */
        MACRO_F1;

        /** As a suite writes it: {@code macro-f1}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it is computed from the labels of a classification. */
        public boolean isOfLabels() {
            return isOfOneLabel() || this == MACRO_F1;
        }

        /** Whether it is computed for one label, which the rule names. */
        public boolean isOfOneLabel() {
            return this == PRECISION || this == RECALL || this == F1;
        }

        /** The one that a suite writes so. */
        static Statistic of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Which side of the bound is good. */
    public enum Side {
        /** The statistic is at least the bound. */
        MIN,
        /** The statistic is at most the bound. */
        MAX
    }

    /** Over what it is computed. */
    public enum Scope {
        /** Each cell must hold. */
        CELL,
        /** One cell holds every best-cell rule. */
        BEST_CELL,
        PROMPT,
        MODEL,
        RUN
    }

    /** What a broken rule does. */
    public enum Severity {
        ERROR,
        WARN
    }

    /** Which trials count; globs ({@code *}, {@code ?}) over prompt, model and case id, a tag by its name. */
    public record Filter(
            Optional<String> prompt, Optional<String> model, Optional<String> tag, Optional<String> caseId) {
        public static Filter all() {
            return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
