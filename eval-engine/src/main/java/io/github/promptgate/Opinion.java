package io.github.promptgate;

import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.label.HumanLabel.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the people who labelled one thing say together: the majority's verdict.
 *
 * @param subject what they speak of
 * @param cell the cell that the first of them saw the answer of
 * @param verdict empty for a tie
 * @param score the mean of the majority's, where each of them gave one
 */
record Opinion(HumanLabel.Subject subject, String cell, Optional<Verdict> verdict, OptionalDouble score) {

    /** @param labels of one subject, one of each reviewer, at least one */
    static Opinion of(List<HumanLabel> labels) {
        HumanLabel first = labels.get(0);
        List<HumanLabel> good =
                labels.stream().filter(label -> label.verdict() == Verdict.GOOD).toList();
        int bad = labels.size() - good.size();
        if (good.size() == bad) {
            return new Opinion(first.subject(), first.cell(), Optional.empty(), OptionalDouble.empty());
        }
        Verdict verdict = good.size() > bad ? Verdict.GOOD : Verdict.BAD;
        List<HumanLabel> majority =
                labels.stream().filter(label -> label.verdict() == verdict).toList();
        boolean scored = majority.stream().allMatch(label -> label.score().isPresent());
        OptionalDouble score = scored
                ? majority.stream()
                        .mapToDouble(label -> label.score().getAsDouble())
                        .average()
                : OptionalDouble.empty();
        return new Opinion(first.subject(), first.cell(), Optional.of(verdict), score);
    }

    /** The verdict as a number, or the score where there is one and scores are asked for. */
    OptionalDouble value(Scale scale) {
        if (verdict.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble yesOrNo = OptionalDouble.of(verdict.get() == Verdict.GOOD ? 1 : 0);
        return scale == Scale.SCORES && score.isPresent() ? score : yesOrNo;
    }

    /** How people's word is read. */
    enum Scale {
        /** Good is 1, bad is 0. */
        VERDICTS,
        /** The score where they gave one, else as VERDICTS. */
        SCORES
    }
}
