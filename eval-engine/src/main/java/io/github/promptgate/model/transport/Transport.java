package io.github.promptgate.model.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Carries one HTTP exchange, once. Thread-safe. Retry and limits are put around it, so that every wire has the same. */
public interface Transport {

    /** Sends and waits until the whole body is there, the time is over, or the thread is interrupted. */
    Outcome send(Request request);

    /**
     * What to send.
     *
     * @param headers by name; credentials stand here and nowhere else
     * @param timeout from connecting to the last byte of the body
     * @param context what the call is for; never sent
     */
    record Request(
            String method,
            URI uri,
            Map<String, List<String>> headers,
            String body,
            Duration timeout,
            CallContext context) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /** The same request with less time. */
        Request within(Duration less) {
            return new Request(method, uri, headers, body, less, context);
        }
    }

    /** What became of it. */
    sealed interface Outcome {

        /** From the first byte sent to the last one read. */
        long latencyMillis();

        /** One branch per kind; none can be forgotten. */
        <T> T fold(Function<Response, T> response, Function<Broken, T> broken);
    }

    /** A reply of any status. Header names compare without case. */
    record Response(int status, SortedMap<String, List<String>> headers, String body, long latencyMillis)
            implements Outcome {

        public Response {
            SortedMap<String, List<String>> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            names.putAll(headers);
            headers = Collections.unmodifiableSortedMap(names);
        }

        /** The first value of a header. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name))
                    .flatMap(values -> values.stream().findFirst());
        }

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        @Override
        public <T> T fold(Function<Response, T> response, Function<Broken, T> broken) {
            return response.apply(this);
        }
    }

    /** No reply. */
    record Broken(Break kind, String detail, long latencyMillis) implements Outcome {
        @Override
        public <T> T fold(Function<Response, T> response, Function<Broken, T> broken) {
            return broken.apply(this);
        }
    }

    /** Why there is no reply. */
    enum Break {
        /** The time was over. */
        TIMEOUT,
        /** Nobody listens there, the name is unknown, or the certificate is not trusted. */
        NO_CONNECTION,
        /** The connection ended before the reply did. */
        LOST,
        /** The body is longer than we read. */
        TOO_LONG,
        /** We were told to stop. */
        STOPPED,
        /** Not sent: the account's quota was spent before. */
        QUOTA_SPENT,
        /** Not sent: the key was refused before, and again. */
        KEY_REFUSED,
        /** Not sent: the server asked for a wait that is too long. */
        HELD
    }
}
