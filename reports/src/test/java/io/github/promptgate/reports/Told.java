package io.github.promptgate.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.input.ReportWriter;
import io.github.promptgate.reports.summary.RunSummary;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What formats write, read back. */
public final class Told {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Told() {}

    /** As on a build server that knows its code. */
    public static Links links() {
        return new Links(
                Optional.of("https://git.example.org/acme/prompts"),
                Optional.of("90950ee1".repeat(5)),
                Optional.of("shorter-answers"),
                Optional.of("https://git.example.org/acme/prompts/actions/runs/7"),
                Optional.empty(),
                "services/support/",
                Optional.of(Path.of("target")));
    }

    public static String by(ReportWriter writer, EvalOutcome outcome) {
        return by(writer, outcome, Links.none());
    }

    public static String by(ReportWriter writer, EvalOutcome outcome, Links links) {
        StringWriter out = new StringWriter();
        try {
            writer.write(input(outcome, links), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static ReportInput input(EvalOutcome outcome, Links links) {
        return new ReportInput(outcome, outcome.record().map(record -> RunSummary.of(record, 10)), links);
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Element xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    /** All elements of a local name. */
    public static List<Element> all(Element root, String name) {
        NodeList nodes = root.getElementsByTagNameNS("*", name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
