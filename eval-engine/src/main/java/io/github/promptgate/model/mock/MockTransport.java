package io.github.promptgate.model.mock;

import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.model.transport.Ticker;
import io.github.promptgate.model.transport.Transport;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Answers from a reply script in OpenAI's wire format, without a network. */
final class MockTransport implements Transport {

    /** Stands in messages; never dialled. */
    static final String ADDRESS = "http://mock";

    private final ReplyScript script;
    private final Ticker ticker;

    MockTransport(ReplyScript script, Ticker ticker) {
        this.script = script;
        this.ticker = ticker;
    }

    @Override
    public Outcome send(Request request) {
        long start = ticker.nanos();
        Optional<ScriptedReply> reply = script.replyTo(request.context(), () -> lastUserMessage(request.body()));
        return reply.isEmpty() ? nothingMatches(request.context()) : answer(reply.get(), request, start);
    }

    private Outcome answer(ScriptedReply reply, Request request, long start) {
        boolean hangs = reply.fault().filter(ScriptedReply.Fault.HANG::equals).isPresent();
        Duration delay = hangs || reply.delay().compareTo(request.timeout()) > 0 ? request.timeout() : reply.delay();
        try {
            if (!delay.isZero()) {
                ticker.pause(delay);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Broken(Break.STOPPED, "interrupted", since(start));
        }
        if (hangs || reply.delay().compareTo(request.timeout()) > 0) {
            return new Broken(Break.TIMEOUT, "no reply", since(start));
        }
        return reply.fault()
                .map(fault -> faulty(fault, reply, since(start)))
                .orElseGet(() -> respond(reply, OpenAiBody.of(reply.body()), since(start)));
    }

    private static Outcome faulty(ScriptedReply.Fault fault, ScriptedReply reply, long millis) {
        return switch (fault) {
            case CONNECTION_RESET -> new Broken(Break.LOST, "connection reset", millis);
            case EMPTY_BODY -> respond(reply, "", millis);
            case MALFORMED_BODY -> respond(reply, "<html>not what was asked for</html>", millis);
            case HANG -> new Broken(Break.TIMEOUT, "no reply", millis);
        };
    }

    private static Response respond(ScriptedReply reply, String body, long millis) {
        return new Response(reply.body().status(), reply.body().headers(), body, millis);
    }

    private Response nothingMatches(CallContext call) {
        String message = "no reply in " + script.file() + " matches case \"" + call.caseId() + "\", prompt \""
                + call.prompt() + "\", scorer \"" + call.scorer() + "\", step \"" + call.step() + "\"";
        return new Response(404, new TreeMap<>(), OpenAiBody.error(message), 0);
    }

    private long since(long start) {
        return (ticker.nanos() - start) / 1_000_000;
    }

    private static String lastUserMessage(String body) {
        try {
            Node request = JsonText.read(body, "request");
            List<Node> messages =
                    request.fold(map -> new Options(map).many("messages"), ListNode::items, s -> List.of());
            String last = "";
            for (Node message : messages) {
                Options fields = message.fold(Options::new, list -> empty(), scalar -> empty());
                if (fields.text("role", "").equals("user")) {
                    last = fields.text("content", "");
                }
            }
            return last;
        } catch (ProblemException e) {
            return "";
        }
    }

    private static Options empty() {
        return new Options(MapNode.empty(Where.nowhere()));
    }
}
