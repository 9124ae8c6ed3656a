package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Usage;
import java.util.List;
import java.util.Optional;

/** Says LangChain4j's response in our words. */
final class Replies {

    private final Wire wire;

    Replies(Wire wire) {
        this.wire = wire;
    }

    Reply of(ChatResponse response, CurrentCall.Sent sent) {
        String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
        FinishReason finish = finish(response, sent);
        Optional<Usage> usage = wire.usage(response.metadata().tokenUsage(), sent);
        if (finish == FinishReason.CONTENT_FILTER) {
            return new Reply.Refused(text, usage, sent.delivery().call());
        }
        return new Reply.Answered(
                text,
                toolCalls(response),
                finish,
                usage,
                Optional.empty(),
                odds(sent),
                sent.delivery().call());
    }

    /** A body is read for them only where they were asked for. */
    private List<TokenOdds> odds(CurrentCall.Sent sent) {
        return sent.request().body().contains("ogprobs\"") ? wire.odds(sent.body()) : List.of();
    }

    /** A refusal that LangChain4j has no response for. */
    Reply refused(String text, CurrentCall.Sent sent) {
        return new Reply.Refused(text, wire.usage(null, sent), sent.delivery().call());
    }

    private static List<ToolCall> toolCalls(ChatResponse response) {
        return response.aiMessage().toolExecutionRequests().stream()
                .map(call -> new ToolCall(
                        call.name(), Optional.ofNullable(call.arguments()).orElse("")))
                .toList();
    }

    private FinishReason finish(ChatResponse response, CurrentCall.Sent sent) {
        dev.langchain4j.model.output.FinishReason reason = response.metadata().finishReason();
        if (reason == null) {
            return wire.finish(sent.body());
        }
        return switch (reason) {
            case STOP -> FinishReason.STOP;
            case LENGTH -> FinishReason.LENGTH;
            case TOOL_EXECUTION -> FinishReason.TOOL_CALLS;
            case CONTENT_FILTER -> FinishReason.CONTENT_FILTER;
            case OTHER -> wire.finish(sent.body());
        };
    }
}
