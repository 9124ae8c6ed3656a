package io.github.promptgate.score;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The endpoint that the page of {@code http} speaks of: it takes 0.1 off for each exclamation mark. */
final class StyleEndpoint {

    private static final HttpServer SERVER = start();

    private StyleEndpoint() {}

    /** Host and port. */
    static String address() {
        return "127.0.0.1:" + SERVER.getAddress().getPort();
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/style", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                long marks = body.chars().filter(c -> c == '!').count();
                byte[] reply = ("{\"score\": " + (marks > 10 ? 0 : (10 - (int) marks) / 10.0) + "}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, reply.length);
                exchange.getResponseBody().write(reply);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
