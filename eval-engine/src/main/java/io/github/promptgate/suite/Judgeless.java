package io.github.promptgate.suite;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What people look for among the scorers in process and do not find: preference, quality, tone and harm without a judge.
 * Sentence vectors say what a text is about; docs/validity.md has how little that says of what people prefer.
 */
final class Judgeless {

    private static final String LOCAL = "-local";
    private static final Set<String> MATTERS = Set.of(
            "bias",
            "coherence",
            "correctness",
            "factuality",
            "faithfulness",
            "g-eval",
            "harm",
            "helpfulness",
            "judge",
            "pairwise",
            "preference",
            "quality",
            "style",
            "tone",
            "toxicity");

    private Judgeless() {}

    /** SUITE-016, where the unknown scorer is one of these. */
    static Optional<Problem> refusal(Where where, String id, Collection<String> known) {
        String matter = id.endsWith(LOCAL) ? id.substring(0, id.length() - LOCAL.length()) : id;
        if (!MATTERS.contains(matter)) {
            return Optional.empty();
        }
        String instead = known.contains(matter) ? matter : "judge: with a rubric";
        return Optional.of(new Problem(
                ProblemCode.SUITE_016,
                where,
                "\"" + id
                        + "\" would be a judgement without a judge: vectors say what a text is about, not how good it is",
                "use " + instead + ", and name a judge: for the suite"));
    }
}
