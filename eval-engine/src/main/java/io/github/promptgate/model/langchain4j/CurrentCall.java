package io.github.promptgate.model.langchain4j;

import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.model.transport.Courier.Delivery;
import io.github.promptgate.model.transport.Transport;
import io.github.promptgate.model.transport.Transport.Request;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.suite.Options;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds what a call is for, and what became of it, to the calling thread: LangChain4j has no room for either. */
final class CurrentCall implements AutoCloseable {

    private static final ThreadLocal<@Nullable CurrentCall> CURRENT = new ThreadLocal<>();
    private static final CallContext NOTHING = new CallContext("", "", "", 0, "", "");

    private final CallContext context;
    private @Nullable Sent sent;

    /** A request and what became of it. */
    record Sent(Request request, Delivery delivery) {

        /** The body of the reply as a map; empty when it is none. */
        Options body() {
            String text = delivery.outcome().fold(Transport.Response::body, broken -> "");
            try {
                return JsonText.read(text, "reply").fold(Options::new, list -> nothing(), scalar -> nothing());
            } catch (ProblemException e) {
                return nothing();
            }
        }

        private static Options nothing() {
            return new Options(MapNode.empty(Where.nowhere()));
        }
    }

    private CurrentCall(CallContext context) {
        this.context = context;
    }

    static CurrentCall begin(CallContext context) {
        CurrentCall call = new CurrentCall(context);
        CURRENT.set(call);
        return call;
    }

    static CurrentCall begin() {
        return begin(NOTHING);
    }

    static CurrentCall get() {
        CurrentCall call = CURRENT.get();
        if (call == null) {
            throw new IllegalStateException("a request outside of a call");
        }
        return call;
    }

    CallContext context() {
        return context;
    }

    void sent(Request request, Delivery delivery) {
        sent = new Sent(request, delivery);
    }

    /** Empty when it failed before anything was sent. */
    Optional<Sent> sent() {
        return Optional.ofNullable(sent);
    }

    @Override
    public void close() {
        CURRENT.remove();
    }
}
