package io.github.promptgate.model.langchain4j;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.github.promptgate.model.transport.Courier;
import io.github.promptgate.model.transport.Courier.Delivery;
import io.github.promptgate.model.transport.Transport.Broken;
import io.github.promptgate.model.transport.Transport.Request;
import io.github.promptgate.model.transport.Transport.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** LangChain4j's HTTP client over our courier, whose retry, limits and deadline then hold for every provider. */
final class CourierHttpClient implements HttpClient {

    private final Courier courier;
    private final Duration timeout;
    private final UnaryOperator<String> mend;

    /** @param mend makes a body readable for LangChain4j that it would wrongly refuse */
    CourierHttpClient(Courier courier, Duration timeout, UnaryOperator<String> mend) {
        this.courier = courier;
        this.timeout = timeout;
        this.mend = mend;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest http) {
        CurrentCall call = CurrentCall.get();
        Request request = new Request(
                http.method().name(),
                URI.create(http.url()),
                http.headers(),
                Optional.ofNullable(http.body()).orElse(""),
                timeout,
                call.context());
        Delivery delivery = courier.send(request);
        call.sent(request, delivery);
        return delivery.outcome().fold(this::successful, CourierHttpClient::failed);
    }

    private SuccessfulHttpResponse successful(Response response) {
        if (!response.isSuccess()) {
            throw new HttpException(response.status(), response.body());
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.status())
                .headers(response.headers())
                .body(mend.apply(response.body()))
                .build();
    }

    private static SuccessfulHttpResponse failed(Broken broken) {
        throw new HttpException(0, broken.detail());
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("replies are not streamed");
    }

    /** What LangChain4j's builders ask for; the times that they set are theirs, ours hold. */
    HttpClientBuilder builder() {
        return new Builder(this);
    }

    private record Builder(HttpClient client) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ignored) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
