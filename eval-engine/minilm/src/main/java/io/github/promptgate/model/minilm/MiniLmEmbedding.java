package io.github.promptgate.model.minilm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** MiniLM L6 v2, quantised: 384 numbers per text, of which only the first 510 word pieces count. Thread-safe. */
final class MiniLmEmbedding implements EmbeddingClient {

    private final ExecutorService threads;
    private final EmbeddingModel model;

    MiniLmEmbedding() {
        this.threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task, "promptgate-minilm");
            thread.setDaemon(true);
            return thread;
        });
        this.model = load(threads);
    }

    /** The tokenizer calls home from Amazon's machines unless told not to; we send nothing anywhere. */
    private static void stayAtHome() {
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    /** The weights are looked up through the thread's class loader, which in a Maven plugin need not be ours. */
    private static EmbeddingModel load(ExecutorService threads) {
        stayAtHome();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MiniLmEmbedding.class.getClassLoader());
        try {
            return new AllMiniLmL6V2QuantizedEmbeddingModel(threads);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public String id() {
        return "minilm";
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        if (texts.stream().anyMatch(String::isBlank)) {
            throw new ProblemException(new Problem(
                    ProblemCode.CALL_008,
                    Where.nowhere(),
                    "embedding \"minilm\": an empty text has no meaning to compare",
                    "leave empty texts out"));
        }
        return model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                .map(Embedding::vector)
                .toList();
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
