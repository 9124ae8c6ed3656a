package io.github.promptgate.model.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** The network. One client for all models; follows no redirect, since a header with a key must not travel on. */
public final class HttpTransport implements Transport {

    private static final int MEGABYTE = 1 << 20;
    private static final int LONGEST_BODY = 16 * MEGABYTE;

    private final HttpClient client;
    private final Ticker ticker;

    /** @param ticker tells how long a reply took */
    public HttpTransport(Ticker ticker) {
        this.ticker = ticker;
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .executor(
                        Runnable::run) // callers wait anyway, and bodies are only collected: no thread to hand over to
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Outcome send(Request request) {
        long start = ticker.nanos();
        HttpRequest http;
        try {
            http = toHttp(request);
        } catch (IllegalArgumentException e) {
            return new Broken(Break.NO_CONNECTION, "a header or the method cannot be sent", 0);
        }
        return await(client.sendAsync(http, info -> new BoundedBody(LONGEST_BODY)), request.timeout(), start);
    }

    private Outcome await(CompletableFuture<HttpResponse<byte[]>> reply, Duration timeout, long start) {
        try {
            return toResponse(reply.get(timeout.toNanos(), TimeUnit.NANOSECONDS), since(start));
        } catch (TimeoutException e) {
            reply.cancel(true);
            return new Broken(Break.TIMEOUT, "no reply", since(start));
        } catch (InterruptedException e) {
            reply.cancel(true);
            Thread.currentThread().interrupt();
            return new Broken(Break.STOPPED, "interrupted", since(start));
        } catch (ExecutionException e) {
            return broken(Optional.ofNullable(e.getCause()).orElse(e), since(start));
        }
    }

    private long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(ticker.nanos() - start);
    }

    private static HttpRequest toHttp(Request request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
                .version(version(request.uri()))
                .method(request.method(), body(request));
        request.headers().forEach((name, values) -> values.forEach(value -> http.header(name, value)));
        return http.build();
    }

    private static HttpRequest.BodyPublisher body(Request request) {
        return request.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(request.body());
    }

    /** Plain http would try an upgrade first, which local servers answer in many ways. */
    private static HttpClient.Version version(URI uri) {
        return "http".equals(uri.getScheme()) ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2;
    }

    private static Response toResponse(HttpResponse<byte[]> reply, long millis) {
        String body = new String(reply.body(), StandardCharsets.UTF_8);
        return new Response(reply.statusCode(), new TreeMap<>(reply.headers().map()), body, millis);
    }

    private static Broken broken(Throwable cause, long millis) {
        return new Broken(kind(cause), detail(cause), millis);
    }

    private static Break kind(Throwable cause) {
        if (cause instanceof BoundedBody.TooLongException) {
            return Break.TOO_LONG;
        }
        if (cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException
                || cause instanceof SSLException) {
            return Break.NO_CONNECTION;
        }
        if (cause instanceof HttpTimeoutException) {
            return Break.TIMEOUT;
        }
        return cause instanceof IOException ? Break.LOST : Break.NO_CONNECTION;
    }

    private static String detail(Throwable cause) {
        if (cause instanceof BoundedBody.TooLongException) {
            return "longer than " + LONGEST_BODY / MEGABYTE + " MB";
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof UnresolvedAddressException) {
                return "the host name is unknown";
            }
        }
        if (cause instanceof ConnectException) {
            return "connection refused";
        }
        return Optional.ofNullable(cause.getMessage()).orElse("connection lost");
    }
}
