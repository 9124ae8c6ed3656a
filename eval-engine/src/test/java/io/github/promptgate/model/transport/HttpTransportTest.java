package io.github.promptgate.model.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.promptgate.model.Given;
import io.github.promptgate.model.transport.Transport.Break;
import io.github.promptgate.model.transport.Transport.Broken;
import io.github.promptgate.model.transport.Transport.Outcome;
import io.github.promptgate.model.transport.Transport.Request;
import io.github.promptgate.model.transport.Transport.Response;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpTransportTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final HttpTransport transport = new HttpTransport(Ticker.system());

    @Test
    void status_headers_and_body_come_back() {
        server(aResponse().withStatus(418).withHeader("X-Why", "tea").withBody("Grüße"));

        assertThat(send(SERVER.baseUrl())).isInstanceOfSatisfying(Response.class, response -> {
            assertThat(response.status()).isEqualTo(418);
            assertThat(response.header("x-why")).contains("tea");
            assertThat(response.body()).isEqualTo("Grüße");
            assertThat(response.isSuccess()).isFalse();
        });
        assertThat(SERVER.getAllServeEvents().get(0).getRequest().getHeader("X-Sent"))
                .isEqualTo("yes");
        assertThat(SERVER.getAllServeEvents().get(0).getRequest().getBodyAsString())
                .isEqualTo("{\"a\":1}");
        assertThat(SERVER.getAllServeEvents().get(0).getRequest().containsHeader("Upgrade"))
                .isFalse();
    }

    @Test
    void the_deadline_covers_the_body() {
        server(aResponse().withBody("never all of it").withChunkedDribbleDelay(5, 60_000));

        assertThat(broken(send(SERVER.baseUrl(), Duration.ofMillis(300)))).isEqualTo(Break.TIMEOUT);
    }

    @Test
    void a_refused_connection_is_told() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(send("http://127.0.0.1:" + free)).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.kind()).isEqualTo(Break.NO_CONNECTION);
            assertThat(broken.detail()).isEqualTo("connection refused");
        });
    }

    @Test
    void a_connection_that_ends_early_is_lost() {
        server(aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(broken(send(SERVER.baseUrl()))).isEqualTo(Break.LOST);
    }

    @Test
    void a_body_beyond_the_limit_is_not_read() {
        server(aResponse().withBody(new byte[(16 << 20) + 1]));

        assertThat(send(SERVER.baseUrl())).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.kind()).isEqualTo(Break.TOO_LONG);
            assertThat(broken.detail()).isEqualTo("longer than 16 MB");
        });
    }

    @Test
    void an_interrupt_ends_the_wait_and_stays() {
        server(aResponse().withFixedDelay(60_000));
        Thread.currentThread().interrupt();

        Outcome outcome = send(SERVER.baseUrl());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(broken(outcome)).isEqualTo(Break.STOPPED);
    }

    @Test
    void no_thread_of_it_keeps_the_machine_running() {
        server(aResponse().withBody("ok"));

        send(SERVER.baseUrl());

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("HttpClient"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    private static Break broken(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Broken.class);
        return ((Broken) outcome).kind();
    }

    private Outcome send(String address) {
        return send(address, Duration.ofSeconds(20));
    }

    private Outcome send(String address, Duration timeout) {
        return transport.send(new Request(
                "POST", URI.create(address), Map.of("X-Sent", List.of("yes")), "{\"a\":1}", timeout, Given.CALL));
    }

    private static void server(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }
}
