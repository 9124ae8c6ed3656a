package io.github.promptgate.preflight;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Reply;
import io.github.promptgate.suite.ModelSpec;
import java.util.List;
import java.util.Optional;

/** Stands for a judge whose replies may be recorded: answers what is there, and notes what is not. Asks nobody. */
final class Rehearsal implements ModelClient {

    private static final Problem NOT_ASKED =
            new Problem(ProblemCode.CALL_010, io.github.promptgate.problem.Where.nowhere(), "not asked", "run it");

    private final ModelSpec judge;
    private final Recorded recorded;
    private long hits;
    private long misses;

    Rehearsal(ModelSpec judge, Recorded recorded) {
        this.judge = judge;
        this.recorded = recorded;
    }

    long hits() {
        return hits;
    }

    long misses() {
        return misses;
    }

    @Override
    public Reply ask(ModelRequest request) {
        Optional<Reply> known = recorded.reply(judge, request);
        if (known.isPresent()) {
            hits++;
        } else {
            misses++;
        }
        return known.orElseGet(() -> new Reply.Failed(NOT_ASKED, CallInfo.none()));
    }

    /** Vectors that say nothing: what a judge is asked never depends on them. */
    static EmbeddingClient noEmbedding() {
        return new EmbeddingClient() {
            @Override
            public String id() {
                return "none";
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                return texts.stream().map(text -> new float[] {1}).toList();
            }
        };
    }
}
