package io.github.promptgate.recording;

import io.github.promptgate.model.transport.Ticker;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Requests that are under way: an equal one waits for the first in place of asking too. */
final class Flights<T> {

    private final Map<String, CompletableFuture<T>> underWay = new ConcurrentHashMap<>();
    private final Ticker ticker;

    /** @param ticker waits go through it, so that a waiting call lends its place */
    Flights(Ticker ticker) {
        this.ticker = ticker;
    }

    /** A request that is under way. */
    sealed interface Flight<T> {}

    /** Ours to make. */
    record First<T>(String key, CompletableFuture<T> landing) implements Flight<T> {}

    /** Somebody else makes it. */
    record Joined<T>(CompletableFuture<T> landing) implements Flight<T> {}

    Flight<T> board(String key) {
        CompletableFuture<T> ours = new CompletableFuture<>();
        CompletableFuture<T> theirs = underWay.putIfAbsent(key, ours);
        return theirs == null ? new First<>(key, ours) : new Joined<>(theirs);
    }

    /** Ends a flight of ours well. */
    void land(First<T> flight, T value) {
        underWay.remove(flight.key());
        flight.landing().complete(value);
    }

    /** Ends a flight of ours badly: who waits gets the same. */
    void crash(First<T> flight, Throwable why) {
        underWay.remove(flight.key());
        flight.landing().completeExceptionally(why);
    }

    /** What somebody else's flight brought. */
    T await(Joined<T> flight) throws InterruptedException {
        try {
            ticker.await(() -> {
                try {
                    flight.landing().get();
                } catch (ExecutionException told) {
                    return;
                }
            });
            return flight.landing().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
