package io.github.promptgate.model.http;

import io.github.promptgate.model.Environment;
import io.github.promptgate.model.transport.Address;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.model.transport.Transport.Request;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Options;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The request that a suite describes: address, headers and body with holes. */
final class RequestForm {

    private static final String URL = "url";
    private static final String CONTENT_TYPE = "Content-Type";

    private final String method;
    private final Where urlWhere;
    private final Optional<FormText> url;
    private final Map<String, FormText> headers;
    private final Optional<FormBody> body;

    private RequestForm(
            String method,
            Where urlWhere,
            Optional<FormText> url,
            Map<String, FormText> headers,
            Optional<FormBody> body) {
        this.method = method;
        this.urlWhere = urlWhere;
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    static RequestForm of(Options options, Environment environment, Problems problems) {
        Where urlWhere = options.where(URL);
        String method = options.text("method", "POST");
        Optional<Node> tree =
                options.node("body").or(() -> method.equals("GET") ? Optional.empty() : Optional.of(usual()));
        RequestForm form = new RequestForm(
                method,
                urlWhere,
                FormText.of(options.text(URL, ""), urlWhere, environment, problems),
                headers(options.options("headers"), environment, problems),
                tree.map(node -> new FormBody(node, environment, problems)));
        if (problems.isEmpty() && form.url.filter(FormText::isConstant).isPresent()) {
            form.checkAddress(problems);
        }
        return form;
    }

    /** What is sent where the suite has no body. */
    private static Node usual() {
        Map<String, Node> body = new LinkedHashMap<>();
        body.put("prompt", ScalarNode.text(Where.nowhere(), "{{ prompt }}"));
        body.put("messages", ScalarNode.text(Where.nowhere(), "{{ messages }}"));
        return MapNode.of(Where.nowhere(), body);
    }

    private static Map<String, FormText> headers(Options options, Environment environment, Problems problems) {
        Map<String, FormText> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (MapNode.Entry entry : options.map().entries()) {
            FormText.of(entry.value().asText(), entry.value().where(), environment, problems)
                    .ifPresent(text -> headers.put(entry.key(), text));
        }
        return headers;
    }

    private void checkAddress(Problems problems) {
        try {
            address(Map.of());
        } catch (ProblemException e) {
            Problem found = e.problems().get(0);
            problems.add(new Problem(ProblemCode.SUITE_003, urlWhere, found.what(), found.fix()));
        }
    }

    /**
     * The request for a case.
     *
     * @throws ProblemException when the filled address is none
     */
    Request fill(Map<String, Node> values, Duration timeout, CallContext context) {
        Optional<Node> tree = body.map(form -> form.fill(values));
        Map<String, List<String>> filled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        tree.ifPresent(node -> filled.put(CONTENT_TYPE, List.of(contentType(node))));
        headers.forEach((name, text) -> filled.put(name, List.of(text.fill(values))));
        String sent = tree.map(RequestForm::write).orElse("");
        return new Request(method, address(values), filled, sent, timeout, context);
    }

    private static boolean isPlainText(Node tree) {
        return tree instanceof ScalarNode scalar && scalar.isText();
    }

    private static String contentType(Node tree) {
        return isPlainText(tree) ? "text/plain; charset=utf-8" : "application/json";
    }

    private static String write(Node tree) {
        return isPlainText(tree) ? tree.asText() : JsonText.write(tree);
    }

    /** Values are percent-encoded: none can lead to another host or path. */
    private URI address(Map<String, Node> values) {
        Map<String, Node> encoded = new LinkedHashMap<>();
        values.forEach((name, value) -> encoded.put(name, encode(value)));
        return url.map(text -> text.fill(encoded))
                .flatMap(Address::of)
                .orElseThrow(() -> new ProblemException(new Problem(
                        ProblemCode.CALL_011,
                        urlWhere,
                        "url is not an http or https address",
                        "write it as https://host/path")));
    }

    private static Node encode(Node value) {
        String encoded =
                URLEncoder.encode(value.asText(), StandardCharsets.UTF_8).replace("+", "%20");
        return ScalarNode.text(value.where(), encoded);
    }
}
