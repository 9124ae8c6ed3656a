package io.github.promptgate.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.PlanSummary;
import io.github.promptgate.RunOption;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.Overrides;
import io.github.promptgate.suite.SuiteReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the pages tell people to write is what the product reads. */
class ReadmeTest {

    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern FLAG = Pattern.compile("-D(prompt\\.[A-Za-z]+)");
    private static final Pattern MOJO = Pattern.compile("@Mojo\\(\\s*name = \"([a-z]+)\"");
    private static final Pattern GOAL = Pattern.compile("\\bmvn (?:[^`\\n]* )?prompt:([a-z]+)");

    private static final Pattern KEY = Pattern.compile("^([a-z-]+):", Pattern.MULTILINE);
    private static final Set<String> PARTS = Set.of("scorers", "gate", "models", "run", "judge", "embedding");
    private static final Map<String, String> REST = Map.of(
            "suite", "page",
            "prompts", "[{id: p, messages: [{user: '{{ question }}'}]}]",
            "models", "[{id: m, mock: replies.yaml}]",
            "dataset", "cases.csv",
            "judge", "openai/gpt-4.1",
            "embedding", "openai/text-embedding-3-small",
            "gate", "[{metric: pass-rate, min: 1}]");

    @TempDir
    Path folder;

    static List<Page> pages() {
        return Page.all();
    }

    static List<Page.Snippet> suites() {
        return snippets("yaml").stream()
                .filter(snippet -> keys(snippet.text()).contains("suite"))
                .toList();
    }

    static List<Page.Snippet> partsOfSuites() {
        return snippets("yaml").stream()
                .filter(snippet -> !keys(snippet.text()).contains("suite"))
                .filter(snippet -> keys(snippet.text()).stream().anyMatch(PARTS::contains))
                .toList();
    }

    static List<Page.Snippet> caseFiles() {
        Page cases = Page.of("docs/datasets.md");
        return Stream.of("csv", "json")
                .flatMap(language -> cases.snippets(language).stream())
                .toList();
    }

    static List<Page.Snippet> replyScripts() {
        return snippets("yaml").stream()
                .filter(snippet -> keys(snippet.text()).contains("replies"))
                .toList();
    }

    static List<Page.Snippet> pluginSnippets() {
        return snippets("xml");
    }

    static List<Page.Snippet> workflowSnippets() {
        return snippets("yaml").stream()
                .filter(snippet -> snippet.text().contains("uses: promptgate/"))
                .toList();
    }

    @Test
    void readme_fits_on_a_few_screens_and_shows_every_kind_of_snippet() {
        assertThat(Page.of("README.md").lines()).hasSizeLessThanOrEqualTo(120);
        assertThat(suites()).anyMatch(ReadmeTest::isInReadme);
        assertThat(pluginSnippets()).anyMatch(ReadmeTest::isInReadme);
        assertThat(workflowSnippets()).anyMatch(ReadmeTest::isInReadme);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void a_suite_in_a_page_is_one_that_the_reader_takes(Page.Snippet snippet) throws IOException {
        read(snippet.text());
    }

    @ParameterizedTest
    @MethodSource("partsOfSuites")
    void a_part_of_a_suite_in_a_page_is_one_that_the_reader_takes(Page.Snippet snippet) throws IOException {
        read(completed(snippet.text()));
    }

    @ParameterizedTest
    @MethodSource("caseFiles")
    void cases_in_a_page_are_read(Page.Snippet snippet) throws IOException {
        String file = snippet.language().equals("csv") ? "cases.csv" : "cases.jsonl";
        write(file, snippet.text());
        write("replies.yaml", "replies:\n  - reply: Yes.\n");

        assertThat(plan(file).cases()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("replyScripts")
    void a_reply_script_in_a_page_is_one_that_the_mock_model_takes(Page.Snippet snippet) throws IOException {
        write("cases.csv", "question\nHow long?\n");
        write("replies.yaml", snippet.text());

        assertThat(plan("cases.csv").trials()).isOne();
    }

    @ParameterizedTest
    @MethodSource("pluginSnippets")
    void xml_in_a_page_is_well_formed_and_names_artifacts_and_parameters_that_exist(Page.Snippet snippet)
            throws Exception {
        Document document = parsed(snippet.text());

        assertThat(texts(document, "groupId")).isSubsetOf("io.github.promptgate", "org.junit.platform");
        assertThat(texts(document, "artifactId"))
                .isSubsetOf("prompt-maven-plugin", "promptgate-minilm", "promptgate-engine", "junit-platform-suite");
        assertThat(texts(document, "version")).isSubsetOf(version());
        assertThat(texts(document, "goal")).isSubsetOf(goals());
        NodeList configurations = document.getElementsByTagName("configuration");
        for (int i = 0; i < configurations.getLength(); i++) {
            assertThat(children((Element) configurations.item(i))).isSubsetOf(parameters());
        }
    }

    @ParameterizedTest
    @MethodSource("workflowSnippets")
    void a_workflow_in_a_page_gives_the_action_inputs_that_it_has(Page.Snippet snippet) throws IOException {
        List<MapNode> steps = steps(YamlText.read(snippet.text(), snippet.toString()))
                .filter(one -> one.get("uses").orElseThrow().asText().startsWith("promptgate/"))
                .toList();

        assertThat(steps).isNotEmpty();
        for (MapNode step : steps) {
            String uses = step.get("uses").orElseThrow().asText();
            assertThat(uses).matches("promptgate/promptgate/github-action(/[a-z]+)?@[a-z0-9.]+");
            String folder = uses.substring("promptgate/promptgate/".length(), uses.indexOf('@'));
            Path action = Page.repository().resolve(folder).resolve("action.yml");
            MapNode inputs = map(map(YamlText.read(Files.readString(action), "action.yml"))
                    .get("inputs")
                    .orElseThrow());
            assertThat(keys(map(step.get("with").orElseThrow()))).isNotEmpty().isSubsetOf(keys(inputs));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_link_leads_to_a_file_of_this_repository(Page page) {
        for (String target : found(LINK, page)) {
            if (URI.create(target).isAbsolute() || target.startsWith("#")) {
                continue;
            }
            Path linked = page.file().resolveSibling(target.replaceFirst("#.*", ""));
            assertThat(linked).as("%s -> %s", page, target).exists();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_goal_or_property_in_a_page_is_one_of_the_plugin(Page page) {
        assertThat(found(GOAL, page)).isSubsetOf(goals());
        assertThat(found(FLAG, page)).isSubsetOf(properties());
    }

    @Test
    void a_decision_fits_on_one_page() {
        List<Page> decisions =
                Page.all().stream().filter(page -> page.isIn("docs/adr")).toList();

        assertThat(decisions)
                .hasSizeGreaterThan(4)
                .allSatisfy(page -> assertThat(page.lines())
                        .hasSizeLessThanOrEqualTo(60)
                        .contains("## Problem", "## Decision", "## Alternatives", "## Consequence"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private PlanSummary plan(String cases) throws IOException {
        String suite = completed("dataset: " + cases + "\njudge: m\nscorers: [json]\n");
        EvalRequest request =
                new EvalRequest(write("page.suite.yaml", suite), folder.resolve("out"), folder, Overrides.none());
        return new EvalEngine(Clock.systemUTC(), name -> Optional.empty()).plan(request);
    }

    private void read(String suite) throws IOException {
        Path file = write("page.suite.yaml", suite);
        SuiteReader reader = new SuiteReader(EvalEngine.vocabulary());
        assertThatCode(() -> reader.read(file, folder, Overrides.none())).doesNotThrowAnyException();
    }

    /** The part in a suite that has all that it leaves out. */
    private static String completed(String part) {
        return part
                + REST.entrySet().stream()
                        .filter(rest -> !keys(part).contains(rest.getKey()))
                        .map(rest -> rest.getKey() + ": " + rest.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /** The keys at the left margin. */
    private static List<String> keys(String yaml) {
        return KEY.matcher(yaml).results().map(match -> match.group(1)).toList();
    }

    private static boolean isInReadme(Page.Snippet snippet) {
        return snippet.page().toString().equals("README.md");
    }

    /** Of every page but those of problems, which show mistakes. */
    private static List<Page.Snippet> snippets(String language) {
        return Page.all().stream()
                .filter(page -> !page.isIn("docs/problems"))
                .flatMap(page -> page.snippets(language).stream())
                .toList();
    }

    private static List<String> found(Pattern pattern, Page page) {
        return page.lines().stream()
                .flatMap(line -> pattern.matcher(line).results())
                .map(match -> match.group(1))
                .toList();
    }

    private static String version() throws Exception {
        Document pom = parsed(Files.readString(Page.repository().resolve("pom.xml")));
        return texts(pom, "version").get(0);
    }

    /** The plugin's own sources are what its descriptor is made from. */
    private static Set<String> goals() {
        try (Stream<Path> files = Files.walk(Page.repository().resolve("maven-plugin/src/main/java"))) {
            Set<String> goals = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> MOJO.matcher(text(file)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            goals.add("help");
            return goals;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> properties() {
        return Stream.concat(
                        RunOption.of(RunOption.Door.MAVEN).stream().map(RunOption::property),
                        Stream.of(
                                "prompt.shards",
                                "prompt.inconclusive",
                                "prompt.rule",
                                "prompt.results",
                                "prompt.before",
                                "prompt.after"))
                .toList();
    }

    private static List<String> parameters() {
        return RunOption.of(RunOption.Door.MAVEN).stream()
                .map(RunOption::parameter)
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static List<String> children(Element element) {
        NodeList nodes = element.getChildNodes();
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .filter(i -> nodes.item(i) instanceof Element)
                .map(i -> nodes.item(i).getNodeName())
                .toList();
    }

    /** Every map that uses an action, however deep. */
    private static Stream<MapNode> steps(Node node) {
        return node.fold(
                map -> map.get("uses").isPresent()
                        ? Stream.of(map)
                        : map.entries().stream().flatMap(entry -> steps(entry.value())),
                list -> list.items().stream().flatMap(ReadmeTest::steps),
                scalar -> Stream.empty());
    }

    private static MapNode map(Node node) {
        return (MapNode) node;
    }

    private static List<String> keys(MapNode map) {
        return map.entries().stream().map(MapNode.Entry::key).toList();
    }
}
