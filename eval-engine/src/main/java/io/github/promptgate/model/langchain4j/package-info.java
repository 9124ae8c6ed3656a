/** LangChain4j's models over our transport: OpenAI, Anthropic, Gemini, Mistral, Ollama, in each provider's own wire format. */
@NullMarked
package io.github.promptgate.model.langchain4j;

import org.jspecify.annotations.NullMarked;
