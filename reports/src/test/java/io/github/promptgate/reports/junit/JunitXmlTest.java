package io.github.promptgate.reports.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Fixture.ListRecord;
import io.github.promptgate.reports.Golden;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.PublishedSchemas;
import io.github.promptgate.reports.Told;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.suite.ReportFormat;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitXmlTest {

    private static String xml(EvalOutcome outcome) throws Exception {
        StringWriter out = new StringWriter();
        JunitXml.write(new ReportInput(outcome, Optional.empty(), Links.none()), out);
        return out.toString();
    }

    private static Element parsed(EvalOutcome outcome) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml(outcome))))
                .getDocumentElement();
    }

    private static List<Element> all(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static Element named(Element root, String suite, String test) {
        return all(root, "testcase").stream()
                .filter(node -> node.getAttribute("classname").equals(suite)
                        && node.getAttribute("name").equals(test))
                .findFirst()
                .orElseThrow();
    }

    private static EvalOutcome of(ListRecord record) {
        return Outcomes.of(
                "refunds",
                Path.of("refunds"),
                ExitCode.PASSED,
                Optional.of(record),
                Fixture.passed().verdict());
    }

    private static ListRecord failingCases(ListRecord record) {
        RunHeader h = record.header();
        RunHeader asked = new RunHeader(
                h.suite(),
                h.suiteFile(),
                h.suiteDigest(),
                h.datasetDigest(),
                h.cells(),
                h.prompts(),
                h.metrics(),
                h.cases(),
                h.samples(),
                h.seed(),
                h.planDigest(),
                h.shard(),
                h.startedAt(),
                h.version(),
                "",
                RunHeader.Failing.CASES,
                h.basis(),
                h.environment(),
                h.revisions());
        return new ListRecord(asked, record.list(), record.footer());
    }

    @Test
    void the_shape_is_that_which_ci_servers_read() throws Exception {
        Element root = parsed(Fixture.failed());

        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(all(root, "testsuite").stream().map(node -> node.getAttribute("name")))
                .containsExactly(
                        "refunds.rules",
                        "refunds.grounded@small",
                        "refunds.grounded@large",
                        "refunds.careless@small",
                        "refunds.careless@large");
        for (Element suite : all(root, "testsuite")) {
            assertThat(Integer.parseInt(suite.getAttribute("tests")))
                    .isEqualTo(all(suite, "testcase").size());
            assertThat(Integer.parseInt(suite.getAttribute("failures")))
                    .isEqualTo(all(suite, "failure").size());
            assertThat(Integer.parseInt(suite.getAttribute("skipped")))
                    .isEqualTo(all(suite, "skipped").size());
            assertThat(suite.getAttribute("errors")).isEqualTo("0");
            assertThat(suite.getAttribute("time")).matches("\\d+\\.\\d{3}");
            assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-22T10:15:30");
        }
        for (Element test : all(root, "testcase")) {
            assertThat(test.getAttribute("classname")).isEqualTo(((Element) test.getParentNode()).getAttribute("name"));
            NodeList children = test.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                assertThat(children.item(i).getNodeName()).isIn("failure", "error", "skipped", "system-out");
            }
        }
        assertThat(all(root, "property").stream()
                        .map(node -> node.getAttribute("name"))
                        .distinct())
                .containsExactly(
                        "promptgate.version",
                        "suite.file",
                        "suite.sha256",
                        "dataset.sha256",
                        "plan.sha256",
                        "seed",
                        "samples",
                        "prompt",
                        "model");
    }

    @Test
    void every_suite_is_what_surefires_schema_says_but_for_three_attributes_that_servers_read() throws Exception {
        for (EvalOutcome outcome : List.of(
                Fixture.failed(),
                Fixture.passed(),
                Outcomes.inconclusive(),
                Fixture.badInput(),
                Outcomes.sampled(RunHeader.Failing.RULES),
                Outcomes.sampled(RunHeader.Failing.CASES))) {
            for (String suite : suites(Told.by(JunitXml::write, outcome, Told.links()))) {
                assertThat(PublishedSchemas.xml(suite, "surefire/surefire-test-report.xsd"))
                        .isEmpty();
            }
        }
        String suite = suites(xml(Fixture.failed())).get(1);
        assertThat(PublishedSchemas.xml(
                        suite.replace("<skipped", "<jumped").replace("</skipped", "</jumped"),
                        "surefire/surefire-test-report.xsd"))
                .isNotEmpty();
    }

    private static List<String> suites(String xml) throws Exception {
        Element root = Told.xml(xml);
        List<String> suites = new ArrayList<>();
        for (Element suite : Told.all(root, "testsuite")) {
            suite.removeAttribute("timestamp");
            for (Element test : Told.all(suite, "testcase")) {
                test.removeAttribute("file");
                test.removeAttribute("line");
            }
            StringWriter out = new StringWriter();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(suite), new StreamResult(out));
            suites.add(out.toString());
        }
        return suites;
    }

    @Test
    void runs_of_every_outcome_are_kept_as_golden_files() throws Exception {
        Golden.holds("junit-failed.xml", xml(Fixture.failed()));
        Golden.holds("junit-passed.xml", xml(Fixture.passed()));
        Golden.holds("junit-inconclusive.xml", xml(Outcomes.inconclusive()));
        Golden.holds("junit-bad-input.xml", xml(Fixture.badInput()));
    }

    @Test
    void samples_that_disagree_are_flaky_and_those_that_agree_are_failures_again() throws Exception {
        Element rules = parsed(Outcomes.sampled(RunHeader.Failing.RULES));
        Element cases = parsed(Outcomes.sampled(RunHeader.Failing.CASES));

        for (Element root : List.of(rules, cases)) {
            Element differs = named(root, "refunds.grounded@small", "differs");
            assertThat(all(differs, "rerunFailure")).isEmpty();
            assertThat(all(differs, "flakyFailure"))
                    .singleElement()
                    .satisfies(node -> assertThat(node.getAttribute("message"))
                            .startsWith("sample 2: contains: does not contain"));
            assertThat(all(named(root, "refunds.grounded@small", "holds"), "*")).isEmpty();
        }
        assertThat(all(named(rules, "refunds.grounded@small", "agrees"), "rerunFailure"))
                .hasSize(3);
        assertThat(all(named(cases, "refunds.grounded@small", "agrees"), "rerunFailure"))
                .hasSize(2);
        assertThat(all(named(cases, "refunds.grounded@small", "differs"), "failure"))
                .hasSize(1);
    }

    @Test
    void a_failure_is_told_beside_the_page_where_servers_find_it() throws Exception {
        String attached = "[[ATTACHMENT|promptgate/refunds/report.html]]";

        Element root = Told.xml(Told.by(JunitXml::write, Fixture.failed(), Told.links()));

        assertThat(all(root, "failure")).hasSize(3);
        assertThat(all(root, "system-out").stream().map(Element::getTextContent).filter(text -> text.equals(attached)))
                .hasSize(3);
        assertThat(xml(Fixture.failed())).doesNotContain("ATTACHMENT");
        assertThat(Told.by(JunitXml::write, Fixture.failed().in(Set.of(ReportFormat.JUNIT)), Told.links()))
                .doesNotContain("ATTACHMENT");
    }

    @Test
    void a_broken_rule_is_a_failure_with_its_worst_cases_and_its_place() throws Exception {
        Element rule = named(parsed(Fixture.failed()), "refunds.rules", "faithfulness min 0.95 in careless@small");
        Element failure = all(rule, "failure").get(0);

        assertThat(rule.getAttribute("file")).isEqualTo("refunds.suite.yaml");
        assertThat(rule.getAttribute("line")).isEqualTo("31");
        assertThat(failure.getAttribute("type")).isEqualTo("failure");
        assertThat(failure.getAttribute("message"))
                .startsWith("faithfulness mean min 0.95 in careless@small: was 0.6875");
        assertThat(failure.getTextContent())
                .contains("worst: datasets/refunds.csv:3 (")
                .contains("at refunds.suite.yaml:31:5");
    }

    @Test
    void what_could_not_be_judged_is_a_failure_that_says_so_and_a_warning_is_none() throws Exception {
        Element root = parsed(Fixture.failed());
        Element unknown = named(root, "refunds.rules", "contains min 0.9 in careless@large");

        assertThat(all(unknown, "failure").get(0).getAttribute("message")).startsWith("inconclusive: ");
        assertThat(all(unknown, "failure").get(0).getAttribute("type")).isEqualTo("inconclusive");
        assertThat(all(named(root, "refunds.rules", "GATE-004 too many errors"), "failure"))
                .singleElement()
                .satisfies(node -> assertThat(node.getAttribute("message"))
                        .isEqualTo("inconclusive: 2 errors, at most 0 allowed"));
        Element warned = named(root, "refunds.rules", "pass-rate min 0.85 in careless@small");
        assertThat(all(warned, "failure")).isEmpty();
        assertThat(all(warned, "system-out").get(0).getTextContent()).startsWith("warning: ");
    }

    @Test
    void a_case_that_misses_is_skipped_with_the_reason_and_never_fails() throws Exception {
        Element root = parsed(Fixture.failed());

        Element missed = named(root, "refunds.careless@small", "refund-017");
        assertThat(all(missed, "skipped").get(0).getAttribute("message"))
                .startsWith("missed: contains: does not contain");
        assertThat(missed.getAttribute("time")).isEqualTo("0.600");
        assertThat(all(named(root, "refunds.grounded@small", "judge,prose"), "skipped")
                        .get(0)
                        .getAttribute("message"))
                .startsWith("unscored: faithfulness unscored: the judge answered prose");
        assertThat(all(named(root, "refunds.grounded@small", "refund-017"), "skipped"))
                .isEmpty();
    }

    @Test
    void a_suite_may_ask_for_failing_cases() throws Exception {
        Element root = parsed(of(failingCases(Fixture.record())));

        assertThat(all(named(root, "refunds.careless@small", "refund-017"), "failure"))
                .hasSize(1);
        assertThat(all(named(root, "refunds.grounded@small", "judge,prose"), "error"))
                .hasSize(1);
    }

    @Test
    void hostile_text_is_well_formed_visible_and_torn_to_no_line_of_its_own() throws Exception {
        String id = Fixture.HOSTILE + "\uFFFE\uFFFF]]>&\"'";
        List<TrialRecord> trials =
                List.of(Fixture.plain(id, 0, 0, "x", Fixture.missed()), Fixture.plain("two", 1, 0, id, Fixture.held()));
        ListRecord record = Fixture.record(List.of(new Cell("grounded", "small")), 2, 1, trials);

        String text = xml(of(record));

        assertThat(all(parsed(of(record)), "testcase")).hasSize(3);
        assertThat(text)
                .contains("&lt;U+202E&gt;")
                .contains("&lt;U+001B&gt;")
                .contains("&lt;U+FFFE&gt;")
                .doesNotContain("\u202E")
                .doesNotContain("\u001B")
                .doesNotContain("<script>")
                .doesNotContain("##[error]");
        assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::"));
    }

    @Test
    void equal_names_are_told_apart() throws Exception {
        List<TrialRecord> trials = List.of(
                Fixture.plain("a\u200B", 0, 0, "x", Fixture.held()),
                Fixture.plain("a<U+200B>", 1, 0, "x", Fixture.held()));
        ListRecord record = Fixture.record(List.of(new Cell("grounded", "small")), 2, 1, trials);

        Set<String> names = Set.copyOf(all(parsed(of(record)), "testcase").stream()
                .filter(node -> node.getAttribute("classname").endsWith("grounded@small"))
                .map(node -> node.getAttribute("name"))
                .toList());

        assertThat(names).containsExactlyInAnyOrder("a<U+200B>", "a<U+200B> #2");
    }

    @Test
    void bad_input_is_an_error_and_nothing_to_run_a_failure() throws Exception {
        Element bad = parsed(Fixture.badInput());
        Element nothing = parsed(Fixture.nothingToRun());

        assertThat(all(bad, "error").stream().map(node -> node.getAttribute("message")))
                .containsExactly(
                        "unknown scorer \"contians\"", "environment variable <script>alert(1)</script> is not set");
        assertThat(all(nothing, "failure").get(0).getAttribute("message"))
                .isEqualTo("inconclusive: cases \"zzz\" matches none of 8 cases");
    }

    @Test
    void above_the_stated_number_of_trials_each_cell_is_one_test() throws Exception {
        List<TrialRecord> trials = new ArrayList<>();
        for (int row = 0; row <= RunHeader.MOST_TESTS; row++) {
            trials.add(Fixture.plain("c" + row, row, 0, "x", row == 7 ? Fixture.missed() : Fixture.held()));
        }
        ListRecord record = Fixture.record(List.of(new Cell("grounded", "small")), trials.size(), 1, trials);

        Element root = parsed(of(record));

        assertThat(all(root, "testsuite").stream().map(node -> node.getAttribute("name")))
                .containsExactly("refunds.rules", "refunds.cells");
        assertThat(all(named(root, "refunds.cells", "grounded@small"), "skipped")
                        .get(0)
                        .getAttribute("message"))
                .isEqualTo("1 of 10001 trials missed, 0 unscored");
    }
}
