package io.github.promptgate.model.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.Given;
import io.github.promptgate.model.transport.Courier.Delivery;
import io.github.promptgate.model.transport.Transport.Break;
import io.github.promptgate.model.transport.Transport.Broken;
import io.github.promptgate.model.transport.Transport.Outcome;
import io.github.promptgate.model.transport.Transport.Request;
import io.github.promptgate.model.transport.Transport.Response;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.suite.ModelSpec.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourierTest {

    private static final Request REQUEST =
            new Request("POST", URI.create("http://localhost/x"), Map.of(), "{}", Duration.ofSeconds(1), Given.CALL);

    private final PausedTime time = new PausedTime();
    private final List<Request> sent = new ArrayList<>();

    @Test
    void a_good_reply_is_taken_at_once() {
        Delivery delivery = send(4, status(200));

        assertThat(delivery.attempts()).isOne();
        assertThat(delivery.waitedMillis()).isZero();
        assertThat(delivery.call()).isEqualTo(CallInfo.live(7, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504, 529})
    void what_passes_is_asked_again(int status) {
        Delivery delivery = send(4, status(status), status(status), status(200));

        assertThat(delivery.attempts()).isEqualTo(3);
        assertThat(delivery.outcome()).isEqualTo(status(200));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 413, 422})
    void what_stays_is_not_asked_again(int status) {
        assertThat(send(4, status(status), status(200)).attempts()).isOne();
        assertThat(time.pauses()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Break.class,
            names = {"TIMEOUT", "LOST"})
    void a_broken_exchange_is_tried_again(Break kind) {
        assertThat(send(4, new Broken(kind, "", 5), status(200)).attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Break.class,
            names = {"NO_CONNECTION", "TOO_LONG", "STOPPED"})
    void what_would_break_again_is_not_tried_again(Break kind) {
        assertThat(send(4, new Broken(kind, "", 5), status(200)).attempts()).isOne();
    }

    @Test
    void attempts_are_bounded() {
        Delivery delivery = send(3, status(503), status(503), status(503), status(200));

        assertThat(delivery.attempts()).isEqualTo(3);
        assertThat(delivery.outcome()).isEqualTo(status(503));
        assertThat(time.pauses()).hasSize(2);
    }

    @Test
    void a_spent_quota_is_final() {
        Response spent = new Response(429, new TreeMap<>(), "{\"error\":{\"code\":\"insufficient_quota\"}}", 7);

        assertThat(send(4, spent, status(200)).attempts()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 2, 2000",
        "retry-after, 0, 0",
        "Retry-After, 1.5, 1500",
        "retry-after-ms, 40, 40",
        "Retry-After, 60, 60000"
    })
    void the_wait_that_a_server_asks_for_is_kept(String header, String value, long millis) {
        Delivery delivery = send(4, with(429, Map.of(header, value)), status(200));

        assertThat(delivery.waitedMillis()).isEqualTo(millis);
        assertThat(time.pauses()).containsExactly(Duration.ofMillis(millis));
    }

    @Test
    void a_date_counts_from_the_servers_own_clock() {
        Response busy = with(
                503,
                Map.of(
                        "Date", "Sun, 22 Nov 2026 10:00:00 GMT",
                        "Retry-After", "Sun, 22 Nov 2026 10:00:09 GMT"));

        assertThat(send(4, busy, status(200)).waitedMillis()).isEqualTo(9_000);
    }

    @Test
    void a_date_that_is_over_means_no_wait() {
        Response busy = with(
                503,
                Map.of(
                        "Date", "Sun, 22 Nov 2026 10:00:00 GMT",
                        "Retry-After", "Sun, 22 Nov 2026 09:00:00 GMT"));

        assertThat(send(4, busy, status(200)).waitedMillis()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "NaN", ""})
    void a_wait_that_makes_no_sense_is_left_out(String value) {
        Delivery delivery = send(4, with(429, Map.of("Retry-After", value)), status(200));

        assertThat(delivery.attempts()).isEqualTo(2);
        assertThat(delivery.waitedMillis()).isBetween(0L, 1_000L);
    }

    @Test
    void a_server_that_asks_for_too_long_is_not_waited_for() {
        Delivery delivery = send(4, with(429, Map.of("Retry-After", "61")), status(200));

        assertThat(delivery.attempts()).isOne();
        assertThat(time.pauses()).isEmpty();
        assertThat(new CallProblems("m", Given.PLACE, "").of(REQUEST, delivery).what())
                .isEqualTo(
                        "model \"m\": rate limit (429 from http://localhost/x): no message; it asks us to wait 61 s");
    }

    @Test
    void backoff_grows_is_capped_and_is_the_same_for_the_same_call() {
        Response busy = status(503);
        Outcome[] always = new Outcome[12];
        Arrays.fill(always, busy);

        send(12, always);
        List<Duration> first = time.pauses();
        PausedTime again = new PausedTime();
        new Courier(request -> busy, new Limiter(Limits.none(), again), 12, again).send(REQUEST);

        assertThat(again.pauses()).isEqualTo(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(first.get(i).toMillis()).isBetween(0L, Math.min(30_000L, 1_000L << i));
        }
        assertThat(first.stream().mapToLong(Duration::toMillis).max().orElseThrow())
                .isGreaterThan(5_000);
    }

    @Test
    void different_calls_wait_differently() {
        Request other = new Request(
                "POST", REQUEST.uri(), Map.of(), "{}", REQUEST.timeout(), Given.CALL.of("faithfulness", "verdicts"));
        PausedTime otherTime = new PausedTime();

        send(2, status(503), status(503));
        new Courier(request -> status(503), new Limiter(Limits.none(), otherTime), 2, otherTime).send(other);

        assertThat(otherTime.pauses()).isNotEqualTo(time.pauses());
    }

    @Test
    void an_interrupt_in_backoff_stops_and_stays() {
        Transport interrupts = request -> {
            Thread.currentThread().interrupt();
            return status(503);
        };
        Delivery delivery = new Courier(interrupts, new Limiter(Limits.none(), time), 4, time).send(REQUEST);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(delivery.attempts()).isOne();
        assertThat(new CallProblems("m", Given.PLACE, "").of(REQUEST, delivery).what())
                .isEqualTo("model \"m\": stopped before the reply came");
    }

    @Test
    void an_interrupt_before_the_call_sends_nothing() {
        Thread.currentThread().interrupt();

        Delivery delivery = send(4, status(200));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sent).isEmpty();
        assertThat(delivery.outcome()).isInstanceOf(Broken.class);
    }

    @Test
    void requests_per_minute_are_kept_in_a_sliding_minute() {
        Limits limits = new Limits(
                OptionalInt.empty(),
                OptionalInt.of(2),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
        Courier courier = new Courier(request -> status(200), new Limiter(limits, time), 1, time);

        for (int i = 0; i < 5; i++) {
            courier.send(REQUEST);
        }

        assertThat(time.pauses()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    private Delivery send(int attempts, Outcome... outcomes) {
        Iterator<Outcome> next = List.of(outcomes).iterator();
        Transport scripted = request -> {
            sent.add(request);
            return next.next();
        };
        return new Courier(scripted, new Limiter(Limits.none(), time), attempts, time).send(REQUEST);
    }

    private static Response status(int status) {
        return with(status, Map.of());
    }

    private static Response with(int status, Map<String, String> headers) {
        TreeMap<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Response(status, all, "", 7);
    }
}
