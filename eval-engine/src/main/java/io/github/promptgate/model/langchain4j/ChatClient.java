package io.github.promptgate.model.langchain4j;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.transport.CallProblems;
import io.github.promptgate.model.transport.Courier.Delivery;
import io.github.promptgate.model.transport.Excerpt;
import io.github.promptgate.model.transport.Transport.Response;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks a LangChain4j model. Errors are told from what the transport saw, since LangChain4j's lose the headers. */
final class ChatClient implements ModelClient {

    private final Wire wire;
    private final Access access;
    private final CallProblems problems;
    private final Replies replies;

    /** One model per set of parameters; there are few. */
    private final Map<Settings.Key, ChatModel> models = new ConcurrentHashMap<>();

    ChatClient(Wire wire, Access access, CallProblems problems) {
        this.wire = wire;
        this.access = access;
        this.problems = problems;
        this.replies = new Replies(wire);
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
            ChatModel model = models.computeIfAbsent(settings.key(), key -> wire.chat(access, settings));
            ChatResponse response = model.chat(Requests.toChat(request));
            return call.sent()
                    .map(sent -> replies.of(response, sent))
                    .orElseThrow(() -> new IllegalStateException("a reply without a request"));
        } catch (ContentFilteredException e) {
            String said = Optional.ofNullable(e.getMessage()).orElse("");
            return call.sent().map(sent -> replies.refused(said, sent)).orElseGet(() -> unsent(e));
        } catch (RuntimeException e) {
            return call.sent().map(this::failed).orElseGet(() -> unsent(e));
        }
    }

    private Reply failed(CurrentCall.Sent sent) {
        Delivery delivery = sent.delivery();
        if (isSuccess(sent) && wire.finish(sent.body()) == FinishReason.CONTENT_FILTER) {
            return replies.refused("", sent);
        }
        Problem problem = delivery.outcome()
                .fold(
                        response -> response.isSuccess()
                                ? problems.unreadable(sent.request(), start(response))
                                : problems.of(sent.request(), delivery),
                        broken -> problems.of(sent.request(), delivery));
        return new Reply.Failed(problem, delivery.call());
    }

    private static boolean isSuccess(CurrentCall.Sent sent) {
        return sent.delivery().outcome().fold(Response::isSuccess, broken -> false);
    }

    private static String start(Response response) {
        return response.body().isBlank() ? "it is empty" : "it starts with \"" + Excerpt.of(response.body()) + "\"";
    }

    private Reply unsent(RuntimeException e) {
        String why = Excerpt.of(Optional.ofNullable(e.getMessage()).orElse("unknown reason"));
        Problem problem = problems.problem(
                ProblemCode.CALL_008, "request cannot be built: " + why, "change the prompt or the parameters");
        return new Reply.Failed(problem, CallInfo.none());
    }
}
