package io.github.promptgate.model.langchain4j;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.promptgate.model.CallProblems;
import io.github.promptgate.model.Courier.Delivery;
import io.github.promptgate.model.Excerpt;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.Transport.Response;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Asks a LangChain4j model. Errors are told from what the transport saw, since LangChain4j's lose the headers. */
final class ChatClient implements ModelClient {

    private final CallProblems problems;
    private final Function<Settings, ChatModel> models;
    private final Map<Settings.Key, ChatModel> opened = new ConcurrentHashMap<>();

    /** @param models builds a model for given parameters; kept, since there are few of them */
    ChatClient(CallProblems problems, Function<Settings, ChatModel> models) {
        this.problems = problems;
        this.models = models;
    }

    @Override
    public Reply ask(ModelRequest request) {
        Settings settings = Settings.of(request);
        try (CurrentCall call = CurrentCall.begin(request.context())) {
            return ask(request, settings, call);
        }
    }

    private Reply ask(ModelRequest request, Settings settings, CurrentCall call) {
        try {
            ChatModel model = opened.computeIfAbsent(settings.key(), key -> models.apply(settings));
            ChatResponse response = model.chat(Requests.toChat(request));
            return call.sent()
                    .map(sent -> Replies.of(response, sent))
                    .orElseThrow(() -> new IllegalStateException("a reply without a request"));
        } catch (ContentFilteredException e) {
            return call.sent()
                    .<Reply>map(sent -> new Reply.Refused(
                            Optional.ofNullable(e.getMessage()).orElse(""),
                            Replies.openAiUsage(sent),
                            sent.delivery().call()))
                    .orElseGet(() -> unsent(e));
        } catch (RuntimeException e) {
            return call.sent().map(this::failed).orElseGet(() -> unsent(e));
        }
    }

    private Reply failed(CurrentCall.Sent sent) {
        Delivery delivery = sent.delivery();
        Problem problem = delivery.outcome()
                .fold(
                        response -> response.isSuccess()
                                ? problems.unreadable(sent.request(), start(response))
                                : problems.of(sent.request(), delivery),
                        broken -> problems.of(sent.request(), delivery));
        return new Reply.Failed(problem, delivery.call());
    }

    private static String start(Response response) {
        return response.body().isBlank() ? "it is empty" : "it starts with \"" + Excerpt.of(response.body()) + "\"";
    }

    private Reply unsent(RuntimeException e) {
        String why = Excerpt.of(Optional.ofNullable(e.getMessage()).orElse("unknown reason"));
        Problem problem = problems.problem(
                ProblemCode.CALL_008, "request cannot be built: " + why, "change the prompt or the parameters");
        return new Reply.Failed(problem, new CallInfo(CallInfo.Origin.NONE, OptionalLong.empty(), 0, 0));
    }
}
