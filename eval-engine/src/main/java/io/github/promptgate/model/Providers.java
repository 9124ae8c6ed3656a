package io.github.promptgate.model;

import io.github.promptgate.model.exec.ExecProvider;
import io.github.promptgate.model.http.HttpProvider;
import io.github.promptgate.model.langchain4j.WireProvider;
import io.github.promptgate.model.mock.MockProvider;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of providers. */
final class Providers {

    private static final List<Provider> ALL = Stream.concat(
                    WireProvider.all().stream(), Stream.of(new HttpProvider(), new ExecProvider(), new MockProvider()))
            .toList();

    private Providers() {}

    static List<ProviderWord> words() {
        return Stream.concat(ALL.stream().map(Provider::word), Stream.of(miniLm()))
                .toList();
    }

    /** Comes in a jar of its own, but is known by name without it. */
    private static ProviderWord miniLm() {
        return new ProviderWord(
                Embeddings.IN_PROCESS,
                "sentence embeddings in process",
                Shape.fields(),
                Shape.fields(),
                List.of(),
                Optional.empty(),
                false,
                true);
    }

    /** The provider; the suite's reader has checked the name. */
    static Provider named(String id) {
        return ALL.stream()
                .filter(provider -> provider.word().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown provider " + id));
    }
}
