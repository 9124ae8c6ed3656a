package io.github.promptgate.model.langchain4j;

import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.suite.Options;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a call as LangChain4j's builders take them: null for what is not asked for. */
record Settings(Options parameters, int sample) {

    /** Equal for calls that one model object can serve. */
    record Key(String parameters, int sample) {}

    static Settings of(ModelRequest request) {
        return new Settings(request.parameters(), request.context().sample());
    }

    Key key() {
        boolean seeded = parameters.node("seed").isPresent();
        return new Key(JsonText.write(parameters.map()), seeded ? sample : 0);
    }

    @Nullable
    Double number(String name) {
        return parameters.number(name).map(BigDecimal::doubleValue).orElse(null);
    }

    @Nullable
    Integer count(String name) {
        return parameters.number(name).map(BigDecimal::intValueExact).orElse(null);
    }

    @Nullable
    String text(String name) {
        return parameters.text(name).orElse(null);
    }

    @Nullable
    List<String> texts(String name) {
        return parameters.node(name).isPresent() ? parameters.texts(name) : null;
    }

    /** The model's own seed moves with the sample, so that samples differ and runs do not. */
    @Nullable
    Integer seed() {
        Integer seed = count("seed");
        return seed == null ? null : seed + sample;
    }
}
