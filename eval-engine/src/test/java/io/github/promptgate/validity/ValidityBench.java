package io.github.promptgate.validity;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.EmbeddingProvider;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Prints the tables of docs/validity.md: {@code mvn -Pbench verify -Dbench.parts=validity}. No test: it takes minutes and
 * needs rows that are no part of the project.
 */
public final class ValidityBench {

    private ValidityBench() {}

    /** Does nothing unless the part is asked for. */
    public static void main(String[] arguments) throws Exception {
        if (!List.of(System.getProperty("bench.parts", "").split(",")).contains("validity")) {
            return;
        }
        PrintStream out = System.out;
        Optional<Path> data = Rows.folder();
        if (data.isEmpty()) {
            out.println("the labelled rows are not beside this checkout: name their folder with -Dbench.data=...");
            return;
        }
        out.printf("%nScorers on rows that others labelled, %s%n%n", LocalDate.now(ZoneOffset.UTC));
        EmbeddingClient embedding = new Once(ServiceLoader.load(EmbeddingProvider.class)
                .findFirst()
                .orElseThrow()
                .open());
        new EmbeddedPart(data.get(), embedding, out).print();
        out.println();
        new GatePart(data.get(), embedding, out).print();
        out.println();
        new PreferencePart(data.get(), embedding, out).print();
        out.println();
        new RecordedPart(data.get()).print(out);
        out.println();
        new LabelPart(data.get()).print(out);
        out.println();
        new NoisyPart(data.get()).print(out);
        embedding.close();
    }

    /** Each text once over all tables. */
    private record Once(EmbeddingClient client, Map<String, float[]> known) implements EmbeddingClient {

        Once(EmbeddingClient client) {
            this(client, new HashMap<>());
        }

        @Override
        public String id() {
            return client.id();
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            List<String> missing = texts.stream()
                    .distinct()
                    .filter(text -> !known.containsKey(text))
                    .toList();
            List<float[]> vectors = client.embed(missing);
            for (int i = 0; i < missing.size(); i++) {
                known.put(missing.get(i), vectors.get(i));
            }
            return texts.stream()
                    .flatMap(text -> Stream.ofNullable(known.get(text)))
                    .toList();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
