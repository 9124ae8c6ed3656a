package io.github.promptgate.score;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Spend;
import io.github.promptgate.source.Folder;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.List;
import java.util.Optional;

/** The table of scorers, and the rules that hold for all of them. */
public final class Scorers {

    private Scorers() {}

    /** Every scorer that a suite may name. */
    public static List<ScorerWord> words() {
        return List.of();
    }

    /**
     * Builds scorers once per suite: compiles patterns, schemas and templates.
     *
     * @throws ProblemException all problems of all specs (SUITE-012, -013, PROMPT-002, SOURCE-...)
     */
    public static List<Scorer> build(List<ScorerSpec> specs, Folder folder) {
        throw new IllegalStateException("stub");
    }

    /** The judge and embedding of a run, shared by all trials. */
    public record Equipment(
            Optional<ModelClient> judge, Optional<ModelSpec> judgeSpec, Optional<EmbeddingClient> embedding) {}

    /** Scores of one trial, and what judging took. */
    public record Scoring(List<Score> scores, Spend spend) {
        public Scoring {
            scores = List.copyOf(scores);
        }
    }

    /**
     * Scores a reply with each scorer, under the rules of all: a failed reply is unscored everywhere; a refused one
     * goes to deterministic scorers only; an empty or truncated one is unscored; a crash stays with its metric.
     */
    public static Scoring score(List<Scorer> scorers, Subject subject, Equipment equipment, boolean truncatedScored) {
        throw new IllegalStateException("stub");
    }

    /** The scores of a trial without a reply: all unscored with NO_REPLY. */
    public static List<Score> withoutReply(List<Scorer> scorers, String why) {
        throw new IllegalStateException("stub");
    }
}
