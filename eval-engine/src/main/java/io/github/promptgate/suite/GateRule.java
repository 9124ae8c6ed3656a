package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule as written; the gate gives it meaning.
 *
 * @param id given, or derived from metric, statistic, scope and bound; unique in its suite
 * @param label of a statistic of one label, else empty
 * @param bound in the metric's unit: milliseconds, USD, a share, a count; of a relative change the share of the
 *     reference's value
 * @param boundText the bound as the user wrote it
 * @param manner how samples become one value, and how the bound is held against it
 * @param comparison of a rule on a change: with what, and how it is measured; else empty
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
        Manner manner,
        Optional<Comparison> comparison,
        Where where) {

    public GateRule {
        if (side.isOfChange() != comparison.isPresent()) {
            throw new IllegalArgumentException(side + " with " + comparison);
        }
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

        /** Whether a change of it can be tested: the mean over cases, or their sum. */
        public boolean isTestable() {
            return this == MEAN || this == SUM;
        }

        /** Whether it has an interval. */
        public boolean hasInterval() {
            return this == MEAN || this == P50 || this == P90 || this == P95 || this == P99;
        }

        /** The one that a suite writes so. */
        static Statistic of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** How samples of one case in one cell become one value. */
    public Fold fold() {
        return manner.fold();
    }

    /** What decides. */
    public Decide decide() {
        return manner.decide();
    }

    /** The same rule decided another way. */
    public GateRule deciding(Decide other) {
        return new GateRule(
                id,
                metric,
                statistic,
                label,
                side,
                bound,
                boundText,
                scope,
                filter,
                severity,
                new Manner(fold(), other, manner.onIndecision()),
                comparison,
                where);
    }

    /** Whether it can fail the build by inference, and so is one of the run's family of tests. */
    public boolean isDecidedByStatistics() {
        return decide() != Decide.POINT && severity == Severity.ERROR;
    }

    /** What the rule's change is measured from; empty for an absolute rule. */
    public Optional<Against> against() {
        return comparison.map(Comparison::against);
    }

    /** Which side of the bound is good. */
    public enum Side {
        /** The statistic is at least the bound. */
        MIN,
        /** The statistic is at most the bound. */
        MAX,
        /** The statistic, of which more is better, falls by at most the bound. */
        MAX_DROP,
        /** The statistic, of which less is better, rises by at most the bound. */
        MAX_RISE;

        /** As a suite writes it: {@code max-drop}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it bounds a change. */
        public boolean isOfChange() {
            return this == MAX_DROP || this == MAX_RISE;
        }

        /** Whether more of the statistic is better. */
        public boolean isUpward() {
            return this == MIN || this == MAX_DROP;
        }
    }

    /** How samples of one case in one cell become one value, for means and pass rates of what is in [0, 1]. */
    public enum Fold {
        MEAN,
        MEDIAN,
        /** 1 where more samples are 1 than 0, else 0. */
        MAJORITY,
        /** 1 where all samples are 1: pass^k. */
        ALL,
        /** 1 where one sample is 1: pass@k. */
        ANY;

        /** As a suite writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it counts yes and no, and knows nothing between. */
        public boolean isOfYesAndNo() {
            return this == MAJORITY || this == ALL || this == ANY;
        }
    }

    /** What decides. */
    public enum Decide {
        /** What was observed. */
        POINT,
        /** The confidence bound on the bound's far side. */
        INTERVAL,
        /** A change that exceeds the bound and is significant. */
        TEST;

        /** As a suite writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a rule does that its statistics leave undecided. */
    public enum Indecision {
        /** It is inconclusive. */
        FAIL,
        /** It warns. */
        WARN
    }

    /** How samples become one value, and how the bound is held against it. */
    public record Manner(Fold fold, Decide decide, Indecision onIndecision) {

        /** What was observed decides; samples fold to their mean. */
        public static Manner plain() {
            return new Manner(Fold.MEAN, Decide.POINT, Indecision.FAIL);
        }
    }

    /** What a change is measured from, and how. */
    public record Comparison(Against against, Change change) {}

    /** How a change is measured. */
    public enum Change {
        /** In the metric's unit; shares in percentage points. */
        ABSOLUTE,
        /** As a share of the reference's value. */
        RELATIVE
    }

    /** What a change is measured from. */
    public sealed interface Against {

        /** As a suite writes it: {@code baseline}, {@code git:main}, {@code cell:v1@small}. */
        String text();

        /** The one that a suite writes so; the text fits the format. */
        static Against of(String text) {
            if (text.startsWith(Git.PREFIX)) {
                return new Git(text.substring(Git.PREFIX.length()));
            }
            return text.startsWith(OfCell.PREFIX) ? new OfCell(text.substring(OfCell.PREFIX.length())) : new Baseline();
        }

        /** The suite's baseline file. */
        record Baseline() implements Against {
            @Override
            public String text() {
                return "baseline";
            }
        }

        /** The prompts of a revision, run on the same cases in the same run. */
        record Git(String ref) implements Against {
            static final String PREFIX = "git:";

            @Override
            public String text() {
                return PREFIX + ref;
            }
        }

        /** Another cell of the same run. */
        record OfCell(String cell) implements Against {
            static final String PREFIX = "cell:";

            @Override
            public String text() {
                return PREFIX + cell;
            }
        }
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
