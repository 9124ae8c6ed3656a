package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says LangChain4j's response in our words. */
final class Replies {

    private Replies() {}

    static Reply of(ChatResponse response, CurrentCall.Sent sent) {
        String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
        FinishReason finish = finish(response, sent);
        Optional<Usage> usage = usage(response.metadata().tokenUsage());
        if (finish == FinishReason.CONTENT_FILTER) {
            return new Reply.Refused(text, usage, sent.delivery().call());
        }
        List<ToolCall> calls = response.aiMessage().toolExecutionRequests().stream()
                .map(call -> new ToolCall(
                        call.name(), Optional.ofNullable(call.arguments()).orElse("")))
                .toList();
        return new Reply.Answered(
                text, calls, finish, usage, Optional.empty(), sent.delivery().call());
    }

    private static FinishReason finish(ChatResponse response, CurrentCall.Sent sent) {
        dev.langchain4j.model.output.FinishReason reason = response.metadata().finishReason();
        if (reason == null) {
            return FinishReason.OTHER;
        }
        return switch (reason) {
            case STOP -> FinishReason.STOP;
            case LENGTH -> FinishReason.LENGTH;
            case TOOL_EXECUTION -> FinishReason.TOOL_CALLS;
            case CONTENT_FILTER -> FinishReason.CONTENT_FILTER;
            case OTHER -> other(sent);
        };
    }

    /** Anthropic's later reasons, which LangChain4j folds into one. */
    private static FinishReason other(CurrentCall.Sent sent) {
        return switch (body(sent).text("stop_reason", "")) {
            case "refusal" -> FinishReason.CONTENT_FILTER;
            case "model_context_window_exceeded" -> FinishReason.LENGTH;
            default -> FinishReason.OTHER;
        };
    }

    private static Optional<Usage> usage(@Nullable TokenUsage tokens) {
        if (tokens == null || tokens.inputTokenCount() == null || tokens.outputTokenCount() == null) {
            return Optional.empty();
        }
        return Optional.of(new Usage(
                tokens.inputTokenCount() + uncounted(tokens), tokens.outputTokenCount(), cached(tokens), reasoning(tokens)));
    }

    /** Anthropic counts what its cache held apart from the input. */
    private static long uncounted(TokenUsage tokens) {
        return tokens instanceof AnthropicTokenUsage anthropic
                ? orZero(anthropic.cacheReadInputTokens()) + orZero(anthropic.cacheCreationInputTokens())
                : 0;
    }

    private static long cached(TokenUsage tokens) {
        if (tokens instanceof AnthropicTokenUsage anthropic) {
            return orZero(anthropic.cacheReadInputTokens());
        }
        return tokens instanceof OpenAiTokenUsage openAi && openAi.inputTokensDetails() != null
                ? orZero(openAi.inputTokensDetails().cachedTokens())
                : 0;
    }

    private static long reasoning(TokenUsage tokens) {
        return tokens instanceof OpenAiTokenUsage openAi && openAi.outputTokensDetails() != null
                ? orZero(openAi.outputTokensDetails().reasoningTokens())
                : 0;
    }

    private static long orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    /** The usage beside a refusal, which LangChain4j throws away. */
    static Optional<Usage> openAiUsage(CurrentCall.Sent sent) {
        Options usage = body(sent).options("usage");
        return usage.number("prompt_tokens")
                .flatMap(input -> usage.number("completion_tokens")
                        .map(output -> new Usage(input.longValue(), output.longValue())));
    }

    private static Options body(CurrentCall.Sent sent) {
        String text = sent.delivery().outcome().fold(response -> response.body(), broken -> "");
        try {
            Node node = JsonText.read(text, "reply");
            return new Options(node.fold(map -> map, list -> MapNode.empty(list.where()), s -> MapNode.empty(s.where())));
        } catch (ProblemException e) {
            return new Options(MapNode.empty(io.github.promptgate.problem.Where.nowhere()));
        }
    }
}
