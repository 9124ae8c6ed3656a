package io.github.promptgate.reports.review;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.promptgate.Reviewed;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.label.LabelFile;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers GET of the page, PUT of labels and POST of done; everything else is refused in a few words. */
final class ReviewHandler implements HttpHandler {

    /** Bytes of labels in one request. */
    static final int MOST = 8 << 20;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String LINES = "application/x-ndjson";

    private final Guard guard;
    private final Reviewed run;
    private final String page;
    private final Runnable done;

    ReviewHandler(Guard guard, Reviewed run, String page, Runnable done) {
        this.guard = guard;
        this.run = run;
        this.page = page;
        this.done = done;
    }

    private record Answer(int status, String type, String body) {

        static Answer of(int status, String text) {
            return new Answer(status, TEXT, text);
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> path = guard.path(exchange);
            Answer answer = path.isPresent() ? answer(exchange, path.get()) : Answer.of(403, "refused");
            send(exchange, answer);
            if (path.filter("/done"::equals).isPresent() && answer.status() == 200) {
                done.run();
            }
        }
    }

    private Answer answer(HttpExchange exchange, String path) throws IOException {
        String asked = exchange.getRequestMethod() + " " + path;
        return switch (path) {
            case "/" -> asked.startsWith("GET") ? new Answer(200, "text/html; charset=utf-8", page) : only("GET");
            case "/labels" -> asked.startsWith("PUT ") ? labels(exchange) : only("PUT");
            case "/done" -> asked.startsWith("POST ") ? Answer.of(200, "done") : only("POST");
            default -> Answer.of(404, "there is the page and nothing else");
        };
    }

    private static Answer only(String method) {
        return Answer.of(405, "only " + method);
    }

    private Answer labels(HttpExchange exchange) throws IOException {
        if (!List.of(LINES).equals(exchange.getRequestHeaders().get("Content-Type"))) {
            return Answer.of(415, "labels are " + LINES);
        }
        Optional<byte[]> body = body(exchange);
        if (body.isEmpty()) {
            return Answer.of(413, "more than " + MOST + " bytes of labels");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.get()))
                    .toString();
            return saved(LabelFile.parse(text, "labels"));
        } catch (CharacterCodingException e) {
            return Answer.of(422, "labels are not UTF-8");
        } catch (ProblemException e) {
            return Answer.of(422, told(e));
        }
    }

    /** Nothing to add asks what is there. */
    private Answer saved(List<HumanLabel> more) {
        try {
            List<HumanLabel> all = more.isEmpty()
                    ? LabelFile.read(run.labels(), run.shown())
                    : LabelFile.add(run.labels(), run.shown(), more);
            return new Answer(200, LINES, LabelFile.text(all));
        } catch (ProblemException e) {
            boolean unwritten = e.problems().stream().anyMatch(problem -> problem.code() == ProblemCode.RUN_002);
            return Answer.of(unwritten ? 500 : 409, told(e));
        }
    }

    private static String told(ProblemException problems) {
        return problems.problems().stream()
                .limit(10)
                .map(problem ->
                        problem.where() + " " + problem.code().id() + " " + problem.what() + "; " + problem.fix())
                .collect(Collectors.joining("\n"));
    }

    private static Optional<byte[]> body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(MOST + 1);
            return body.length > MOST ? Optional.empty() : Optional.of(body);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Content-Security-Policy", "frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (answer.status() >= 400) {
            headers.set("Connection", "close");
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
