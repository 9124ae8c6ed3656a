package io.github.promptgate.reports.review;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Says who may ask: only the page itself, by the address with the token. Other pages of the browser are told apart by
 * Origin and Host, which also defeats names that are bound anew to this machine.
 *
 * @param host {@code 127.0.0.1:<port>}
 * @param token the first part of every path
 */
record Guard(String host, String token) {

    /** The path behind the token, such as {@code /labels}; empty for a request that is refused. */
    Optional<String> path(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        boolean fromHere = List.of(host).equals(headers.get("Host")) && origin(exchange) && site(headers);
        String path = exchange.getRequestURI().getRawPath();
        int end = path == null ? -1 : path.indexOf('/', 1);
        return fromHere && end > 0 && isToken(path.substring(1, end))
                ? Optional.of(path.substring(end))
                : Optional.empty();
    }

    /** What changes something must come from the page; a browser says so of every such request. */
    private boolean origin(HttpExchange exchange) {
        List<String> origin = exchange.getRequestHeaders().get("Origin");
        return origin == null ? exchange.getRequestMethod().equals("GET") : origin.equals(List.of("http://" + host));
    }

    private static boolean site(Headers headers) {
        List<String> site = headers.get("Sec-Fetch-Site");
        return site == null || site.equals(List.of("same-origin")) || site.equals(List.of("none"));
    }

    /** In a time that does not tell how much of it was right. */
    private boolean isToken(String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }
}
