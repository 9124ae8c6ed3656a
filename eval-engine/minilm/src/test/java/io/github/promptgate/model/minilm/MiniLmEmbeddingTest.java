package io.github.promptgate.model.minilm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.EmbeddingProvider;
import io.github.promptgate.problem.ProblemException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MiniLmEmbeddingTest {

    private static EmbeddingClient minilm = none();

    @BeforeAll
    static void open() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader strange = new URLClassLoader(new URL[0], null)) {
            thread.setContextClassLoader(strange);
            minilm = ServiceLoader.load(EmbeddingProvider.class, MiniLmEmbeddingTest.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(provider -> provider.name().equals("minilm"))
                    .findFirst()
                    .orElseThrow()
                    .open();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @AfterAll
    static void close() {
        minilm.close();
    }

    @Test
    void paraphrases_are_nearer_than_unrelated_texts() {
        List<float[]> vectors = minilm.embed(List.of(
                "You can return hardware within 60 days of purchase.",
                "Hardware may be sent back up to sixty days after you bought it.",
                "The restaurant serves pizza with fresh basil."));

        assertThat(cosine(vectors.get(0), vectors.get(1)))
                .isGreaterThan(0.6)
                .isGreaterThan(cosine(vectors.get(0), vectors.get(2)) + 0.4);
    }

    @Test
    void a_batch_gives_the_same_vectors_in_order_as_one_by_one() {
        List<String> texts = List.of("one", "two", "three", "four", "five");

        List<float[]> batch = minilm.embed(texts);

        assertThat(batch).hasSize(5);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(batch.get(i))
                    .isEqualTo(minilm.embed(List.of(texts.get(i))).get(0));
            assertThat(batch.get(i)).hasSize(384);
        }
    }

    @Test
    void a_very_long_text_has_a_vector() {
        assertThat(minilm.embed(List.of("word ".repeat(20_000))).get(0)).hasSize(384);
    }

    @Test
    void an_empty_text_is_refused_in_words() {
        assertThatThrownBy(() -> minilm.embed(List.of("a", " ")))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .satisfies(e -> assertThat(e.problems().get(0).what())
                        .isEqualTo("embedding \"minilm\": an empty text has no meaning to compare"));
    }

    @Test
    void no_texts_make_no_vectors_and_its_name_is_known() {
        assertThat(minilm.embed(Collections.emptyList())).isEmpty();
        assertThat(minilm.id()).isEqualTo("minilm");
    }

    @Test
    void nothing_is_sent_home() {
        assertThat(ai.djl.util.Utils.getEnvOrSystemProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            lengthA += a[i] * a[i];
            lengthB += b[i] * b[i];
        }
        return dot / Math.sqrt(lengthA * lengthB);
    }

    private static EmbeddingClient none() {
        return new EmbeddingClient() {
            @Override
            public String id() {
                return "";
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                return List.of();
            }
        };
    }
}
