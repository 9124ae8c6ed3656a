package io.github.promptgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.RunOption;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The plugin's descriptor, as the build makes it from the Mojos. */
class DescriptorTest {

    private final Map<String, Element> goals = goals();

    @Test
    void there_are_nine_goals_and_help() {
        assertThat(goals.keySet())
                .containsExactlyInAnyOrder(
                        "evaluate",
                        "merge",
                        "report",
                        "compare",
                        "review",
                        "accept",
                        "explain",
                        "validate",
                        "plan",
                        "help");
    }

    @Test
    void the_gate_and_the_check_have_phases_of_their_own() {
        assertThat(text(goal("evaluate"), "phase")).isEqualTo("verify");
        assertThat(text(goal("validate"), "phase")).isEqualTo("validate");
        assertThat(text(goal("plan"), "phase")).isEmpty();
    }

    @Test
    void goals_run_in_parallel_builds_and_without_a_project() {
        assertThat(goals.values()).allSatisfy(goal -> {
            assertThat(text(goal, "threadSafe")).isEqualTo("true");
            assertThat(text(goal, "requiresProject")).isEqualTo("false");
        });
    }

    @Test
    void the_parameters_of_evaluate_are_those_of_the_options_table() {
        Map<String, String> table = new TreeMap<>();
        RunOption.of(RunOption.Door.MAVEN).forEach(option -> table.put(option.parameter(), property(option)));

        assertThat(parameters("evaluate")).isEqualTo(table);
    }

    @Test
    void the_other_goals_have_no_parameter_of_their_own() {
        Set<Map.Entry<String, String>> known = parameters("evaluate").entrySet();

        assertThat(known)
                .containsAll(parameters("validate").entrySet())
                .containsAll(parameters("plan").entrySet());
    }

    @Test
    void merge_has_one_parameter_more_which_names_the_shards() {
        Map<String, String> own = parameters("merge");

        assertThat(own.remove("shards")).isEqualTo("${prompt.shards}");
        assertThat(parameters("evaluate").entrySet()).containsAll(own.entrySet());
    }

    @Test
    void compare_has_two_parameters_more_which_name_the_runs() {
        Map<String, String> own = parameters("compare");

        assertThat(own.remove("before")).isEqualTo("${prompt.before}");
        assertThat(own.remove("after")).isEqualTo("${prompt.after}");
        assertThat(parameters("evaluate").entrySet()).containsAll(own.entrySet());
    }

    @Test
    void report_has_one_parameter_more_which_names_the_records() {
        Map<String, String> own = parameters("report");

        assertThat(own.remove("records")).isEqualTo("${prompt.records}");
        assertThat(parameters("evaluate").entrySet()).containsAll(own.entrySet());
    }

    @Test
    void review_has_one_parameter_more_for_its_port() {
        Map<String, String> own = parameters("review");

        assertThat(own.remove("port")).isEqualTo("${prompt.port}");
        assertThat(parameters("evaluate").entrySet()).containsAll(own.entrySet());
    }

    @Test
    void accept_has_one_parameter_more_for_a_run_that_is_inconclusive() {
        Map<String, String> own = parameters("accept");

        assertThat(own.remove("inconclusive")).isEqualTo("${prompt.inconclusive}");
        assertThat(parameters("evaluate").entrySet()).containsAll(own.entrySet());
    }

    @Test
    void explain_has_two_parameters_more_for_the_rule_and_for_where_the_results_lie() {
        Map<String, String> own = parameters("explain");

        assertThat(own.remove("rule")).isEqualTo("${prompt.rule}");
        assertThat(own.remove("results")).isEqualTo("${prompt.results}");
        assertThat(parameters("evaluate").entrySet()).containsAll(own.entrySet());
    }

    @Test
    void each_parameter_says_what_it_is_for() {
        for (String goal :
                List.of("evaluate", "merge", "report", "compare", "review", "accept", "explain", "validate", "plan")) {
            assertThat(elements(goal(goal), "parameter"))
                    .filteredOn(parameter -> text(parameter, "editable").equals("true"))
                    .allSatisfy(parameter ->
                            assertThat(text(parameter, "description")).isNotBlank());
        }
    }

    private Element goal(String name) {
        return Objects.requireNonNull(goals.get(name), name);
    }

    private static String property(RunOption option) {
        return option == RunOption.RULES ? "" : "${" + option.property() + "}";
    }

    private Map<String, String> parameters(String goal) {
        Element configuration = elements(goal(goal), "configuration").get(0);
        return elements(goal(goal), "parameter").stream()
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .map(parameter -> text(parameter, "name"))
                .collect(Collectors.toMap(name -> name, name -> text(configuration, name), (a, b) -> a, TreeMap::new));
    }

    private static Map<String, Element> goals() {
        try (InputStream file = DescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Element plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file)
                    .getDocumentElement();
            Map<String, Element> goals = new LinkedHashMap<>();
            elements(plugin, "mojo").forEach(mojo -> goals.put(text(mojo, "goal"), mojo));
            return goals;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String text(Element in, String name) {
        List<Element> found = elements(in, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().trim();
    }
}
