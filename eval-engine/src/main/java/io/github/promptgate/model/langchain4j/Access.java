package io.github.promptgate.model.langchain4j;

import dev.langchain4j.http.client.HttpClientBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a provider is reached; null where LangChain4j's own default holds.
 *
 * @param model the provider's name of the model
 * @param headers sent beside the provider's own
 */
record Access(
        String model,
        @Nullable String key,
        @Nullable String baseUrl,
        Map<String, String> headers,
        HttpClientBuilder http) {}
