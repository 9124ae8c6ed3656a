package io.github.promptgate.recording;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** A chat endpoint in the OpenAI format that counts requests by their text. */
final class ChatServer implements AutoCloseable {

    private final HttpServer server;
    private final List<String> arrivals = new ArrayList<>();
    private final Map<String, AtomicInteger> bodies = new ConcurrentHashMap<>();
    private volatile Function<String, String> answer = body -> "yes " + Integer.toHexString(body.hashCode());
    private volatile String finish = "stop";
    private volatile int status = 200;
    private volatile Predicate<String> broken = body -> false;
    private volatile long delayMillis;

    ChatServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(64, work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::reply);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    ChatServer answering(Function<String, String> text) {
        answer = text;
        return this;
    }

    ChatServer finishing(String reason) {
        finish = reason;
        return this;
    }

    ChatServer status(int code) {
        status = code;
        return this;
    }

    /** 503 for these bodies. */
    ChatServer breakingAt(Predicate<String> bodies) {
        broken = bodies;
        return this;
    }

    ChatServer slow(long millis) {
        delayMillis = millis;
        return this;
    }

    int requests() {
        return bodies.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** How often each different body came. */
    List<Integer> counts() {
        return bodies.values().stream().map(AtomicInteger::get).toList();
    }

    /** Bodies in the order in which they came. */
    List<String> arrivals() {
        synchronized (arrivals) {
            return List.copyOf(arrivals);
        }
    }

    /** Bodies that came more than once. */
    List<String> repeated() {
        return bodies.entrySet().stream()
                .filter(body -> body.getValue().get() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    void forget() {
        bodies.clear();
    }

    private void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies.computeIfAbsent(body, any -> new AtomicInteger()).incrementAndGet();
            synchronized (arrivals) {
                arrivals.add(body);
            }
            pause();
            byte[] bytes = (exchange.getRequestURI().getPath().endsWith("/embeddings") ? vectors(body) : chat(body))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(broken.test(body) ? 503 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void pause() {
        try {
            Thread.sleep(delayMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String chat(String body) {
        return """
                {"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"%s",
                "message":{"role":"assistant","content":"%s"}}],
                "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""".formatted(finish, answer.apply(body));
    }

    private static String vectors(String body) {
        int texts = Math.max(1, body.substring(body.indexOf("input")).split("\",").length);
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < texts; i++) {
            data.append(i == 0 ? "" : ",")
                    .append("{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":[0.5,0.25," + i + "]}");
        }
        return "{\"object\":\"list\",\"model\":\"e\",\"data\":[" + data
                + "],\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
