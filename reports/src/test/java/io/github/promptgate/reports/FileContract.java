package io.github.promptgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a file of this name must be for the programs that read it: held by their parsers and schemas. */
@FunctionalInterface
interface FileContract {

    /** Fails with the name of the text that broke out. */
    void check(String hostile, String text) throws Exception;

    /** One for each file of the table; a new format adds its own. */
    static FileContract of(String file) {
        FileContract contract = ALL.get(file);
        if (contract == null) {
            throw new AssertionError(file + " has no contract: say here what its readers need");
        }
        return contract;
    }

    ObjectMapper STRICT = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    Map<String, FileContract> ALL = Map.ofEntries(
            Map.entry("outcome.json", (name, text) -> {
                STRICT.readTree(text);
                assertThat(Schemas.errors("outcome.schema.json", text)).as(name).isEmpty();
            }),
            Map.entry("report.html", FileContract::page),
            Map.entry("junit.xml", FileContract::junit),
            Map.entry("ctrf.json", json("ctrf/ctrf-schema-0.0.json")),
            Map.entry(
                    "open-test-report.xml",
                    xml(
                            "open-test-reporting/core-0.2.0.xsd",
                            "open-test-reporting/git-0.2.0.xsd",
                            "open-test-reporting/events-0.2.0.xsd")),
            Map.entry("prompt-eval.sarif", FileContract::sarif),
            Map.entry("gl-code-quality-report.json", FileContract::gitlab),
            Map.entry("otel.jsonl", lines("documented/otlp-evaluation-events.schema.json")),
            Map.entry("attestation.json", json("documented/in-toto-statement.schema.json")),
            Map.entry("test-result.json", (name, text) -> STRICT.readTree(text)),
            Map.entry("svr.json", json("documented/in-toto-svr.schema.json")),
            Map.entry("summary.md", FileContract::markdown),
            Map.entry("comment.md", FileContract::markdown),
            Map.entry("agents.md", MarkdownContract::check),
            Map.entry("failures.jsonl", (name, text) -> {
                for (String line : text.lines().toList()) {
                    STRICT.readTree(line);
                }
            }),
            Map.entry("results.csv", FileContract::csv),
            Map.entry("badge.json", json("documented/shields-endpoint.schema.json")));

    private static FileContract json(String schema) {
        return (name, text) -> {
            STRICT.readTree(text);
            assertThat(PublishedSchemas.json(schema, text)).as(name).isEmpty();
        };
    }

    private static FileContract lines(String schema) {
        return (name, text) -> {
            assertThat(text.isEmpty() || text.endsWith("\n")).isTrue();
            for (String line : text.split("\n")) {
                if (!text.isEmpty()) {
                    json(schema).check(name, line);
                }
            }
        };
    }

    private static FileContract xml(String... schemas) {
        return (name, text) -> {
            wellFormed(text);
            assertThat(PublishedSchemas.xml(text, schemas)).as(name).isEmpty();
        };
    }

    private static org.w3c.dom.Element wellFormed(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static void junit(String name, String text) throws Exception {
        org.w3c.dom.Element root = wellFormed(text);
        Set<String> unique = new HashSet<>();
        for (org.w3c.dom.Element suite : Told.all(root, "testsuite")) {
            suite.removeAttribute("timestamp");
            for (org.w3c.dom.Element test : Told.all(suite, "testcase")) {
                test.removeAttribute("file");
                test.removeAttribute("line");
                assertThat(unique.add(test.getAttribute("classname") + "\n" + test.getAttribute("name")))
                        .as(name)
                        .isTrue();
            }
            NodeList said = suite.getElementsByTagName("system-out");
            for (int i = 0; i < said.getLength(); i++) {
                if (said.item(i).getTextContent().startsWith("[[ATTACHMENT|")) {
                    assertThat(said.item(i).getTextContent())
                            .isEqualTo("[[ATTACHMENT|promptgate/hostile/report.html]]");
                }
            }
            StringWriter out = new StringWriter();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(suite), new StreamResult(out));
            assertThat(PublishedSchemas.xml(out.toString(), "surefire/surefire-test-report.xsd"))
                    .as(name)
                    .isEmpty();
        }
    }

    private static void sarif(String name, String text) throws Exception {
        json("sarif/sarif-2.1.0.json").check(name, text);
        List<String> uris = STRICT.readTree(text).findValuesAsText("uri");
        assertThat(uris)
                .as(name)
                .isNotEmpty()
                .allMatch(uri -> uri.matches("[A-Za-z0-9._~!$'()*+,;=@%/-]+"))
                .noneMatch(uri -> uri.startsWith("/"))
                .noneMatch(uri -> List.of(uri.split("/")).contains(".."));
        assertThat(STRICT.readTree(text).findValuesAsText("text"))
                .as(name)
                .noneMatch(said ->
                        Pattern.compile("\\]\\(|\\{[0-9]+\\}").matcher(said).find());
        assertThat(STRICT.readTree(text).findValuesAsText("markdown"))
                .as(name)
                .noneMatch(said -> Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*[<`\\[*_|!]")
                        .matcher(said)
                        .find());
    }

    private static void gitlab(String name, String text) throws Exception {
        json("documented/gitlab-code-quality.schema.json").check(name, text);
        assertThat(STRICT.readTree(text).findValuesAsText("path"))
                .as(name)
                .noneMatch(
                        path -> path.startsWith("/") || List.of(path.split("/")).contains(".."));
        assertThat(STRICT.readTree(text).findValuesAsText("fingerprint")).doesNotHaveDuplicates();
    }

    /** Shorter than the longest comment that GitHub takes. */
    private static void markdown(String name, String text) {
        MarkdownContract.check(name, text);
        assertThat(text.length()).as(name).isLessThanOrEqualTo(60_000);
    }

    private static void csv(String name, String text) throws Exception {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
            List<CSVRecord> rows = parser.getRecords();
            assertThat(rows.stream().map(CSVRecord::size).distinct()).as(name).hasSize(1);
            for (CSVRecord row : rows) {
                for (String field : row) {
                    assertThat(field).as(name).doesNotMatch("(?s)[=+@\\t\\r\\n].*|-[^0-9].*");
                }
            }
        }
    }

    /** The shell holds no more elements and attributes than with harmless text, and its data can be read. */
    private static void page(String name, String text) throws Exception {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document page = Jsoup.parse(text, "", parser);
        assertThat(parser.getErrors()).as(name).isEmpty();
        assertThat(page.select("script:not([type]), script[type=text/javascript]"))
                .as(name)
                .hasSize(1);
        assertThat(page.select("style")).as(name).hasSize(1);
        assertThat(page.select("img, iframe, object, embed, form, base, link, video, audio"))
                .as(name)
                .isEmpty();
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).as(name).doesNotStartWith("on").isNotIn("style", "src", "srcdoc");
            }
            assertThat(element.attr("href")).as(name).doesNotContainIgnoringCase("javascript:");
        }
        Matcher chunk = Pattern.compile("<script type=\"application/octet-stream\"[^>]*id=\"([^\"]*)\"")
                .matcher(text);
        while (chunk.find()) {
            STRICT.readTree(Pages.chunk(text, chunk.group(1)));
        }
    }
}
