package io.github.promptgate.model.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.record.Message;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.ToolSpec;

/** Says a request in LangChain4j's words. */
final class Requests {

    private Requests() {}

    static ChatRequest toChat(ModelRequest request) {
        ChatRequest.Builder chat = ChatRequest.builder()
                .messages(request.messages().stream().map(Requests::message).toList());
        if (!request.tools().isEmpty()) {
            chat.toolSpecifications(request.tools().stream().map(Requests::tool).toList());
        }
        request.replySchema().ifPresent(schema -> chat.responseFormat(format(schema)));
        return chat.build();
    }

    private static ChatMessage message(Message message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case ASSISTANT -> AiMessage.from(message.text());
        };
    }

    private static ToolSpecification tool(ToolSpec tool) {
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(parameters(tool.parameters()))
                .build();
    }

    /** The root as LangChain4j wants it, each property as its author wrote it. */
    private static JsonObjectSchema parameters(MapNode schema) {
        JsonObjectSchema.Builder object = JsonObjectSchema.builder();
        for (MapNode.Entry property :
                new Options(schema).options("properties").map().entries()) {
            object.addProperty(property.key(), raw(property.value()));
        }
        return object.required(new Options(schema).texts("required")).build();
    }

    private static JsonRawSchema raw(Node schema) {
        return JsonRawSchema.from(JsonText.write(schema));
    }

    private static ResponseFormat format(Node schema) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("reply")
                        .rootElement(raw(schema))
                        .build())
                .build();
    }
}
