package io.github.promptgate.model;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Suite;
import java.util.List;
import java.util.ServiceLoader;

/** Opens the suite's embedding: a provider's, or one that comes in a jar of its own. */
final class Embeddings {

    static final String IN_PROCESS = "minilm";

    private static final String SNIPPET = "<dependency><groupId>io.github.promptgate</groupId>"
            + "<artifactId>promptgate-minilm</artifactId><version>...</version></dependency>";

    private Embeddings() {}

    static EmbeddingClient open(ModelSpec spec, Opening opening) {
        if (spec.provider().equals(IN_PROCESS)) {
            return inProcess(spec, ServiceLoader.load(EmbeddingProvider.class, Embeddings.class.getClassLoader()));
        }
        EmbeddingClient client = Providers.named(spec.provider()).embedding(spec, opening);
        return new RedactingEmbedding(client, opening.environment().secrets());
    }

    static EmbeddingClient inProcess(ModelSpec spec, Iterable<EmbeddingProvider> found) {
        for (EmbeddingProvider provider : found) {
            if (provider.name().equals(spec.provider())) {
                return provider.open();
            }
        }
        throw new ProblemException(new Problem(
                ProblemCode.MODEL_002,
                spec.where(),
                "embedding \"" + spec.provider() + "\" is not on the class path",
                "in a POM, add to the plugin: " + SNIPPET
                        + "; on the command line, use promptgate.jar in place of promptgate-slim.jar"));
    }

    static Problem notNamed(Suite suite) {
        return new Problem(
                ProblemCode.MODEL_002,
                suite.where(),
                "the scorers compare meanings and the suite names no embedding",
                List.of("minilm", "provider/model"),
                "add embedding: minilm, which runs in process and needs no key");
    }
}
