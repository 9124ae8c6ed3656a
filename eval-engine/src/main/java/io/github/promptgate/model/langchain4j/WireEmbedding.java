package io.github.promptgate.model.langchain4j;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.transport.CallProblems;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import java.util.List;

/** Asks a provider for vectors. */
final class WireEmbedding implements EmbeddingClient {

    private final String id;
    private final EmbeddingModel model;
    private final CallProblems problems;

    WireEmbedding(String id, EmbeddingModel model, CallProblems problems) {
        this.id = id;
        this.model = model;
        this.problems = problems;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        try (CurrentCall call = CurrentCall.begin()) {
            return embed(texts, call);
        }
    }

    private List<float[]> embed(List<String> texts, CurrentCall call) {
        List<Embedding> vectors;
        try {
            vectors = model.embedAll(texts.stream().map(TextSegment::from).toList())
                    .content();
        } catch (RuntimeException e) {
            throw new ProblemException(problem(call, "they are not vectors"));
        }
        if (vectors.size() != texts.size()) {
            throw new ProblemException(problem(call, vectors.size() + " vectors for " + texts.size() + " texts"));
        }
        return vectors.stream().map(Embedding::vector).toList();
    }

    private Problem problem(CurrentCall call, String unreadable) {
        return call.sent()
                .map(sent -> sent.delivery()
                        .outcome()
                        .fold(
                                response -> response.isSuccess()
                                        ? problems.unreadable(sent.request(), unreadable)
                                        : problems.of(sent.request(), sent.delivery()),
                                broken -> problems.of(sent.request(), sent.delivery())))
                .orElseGet(() ->
                        problems.problem(ProblemCode.CALL_008, "texts cannot be embedded", "leave empty texts out"));
    }
}
