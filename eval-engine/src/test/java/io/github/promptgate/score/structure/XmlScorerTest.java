package io.github.promptgate.score.structure;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlScorerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                " <?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<a b=\"1\">x &amp; y<!-- c --><![CDATA[<]]></a>\n",
                "<p:a xmlns:p=\"urn:x\"/>"
            })
    void a_well_formed_document_passes(String answer) {
        var score = scored(score("xml", Answer.of(answer)));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.evidence().reason()).isEqualTo("well-formed XML");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            <a><b></a>            | not well-formed XML (line 1, column 9), after "<a><b></"
            Here: <a/>            | not well-formed XML (line 1, column 1)
            <a/> and more         | not well-formed XML (line 1, column 6), after "<a/> "
            <a/><b/>              | not well-formed XML (line 1, column 6), after "<a/><"
            <a>&nbsp;</a>         | not well-formed XML (line 1, column 10), after "<a>&nbsp;"
            <p:a/>                | not well-formed XML (line 1, column 7), after "<p:a/>"
            """)
    void what_is_not_well_formed_misses_with_the_place(String answer, String reason) {
        var score = scored(score("xml", Answer.of(answer)));

        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo(reason);
    }

    @Test
    void the_reason_does_not_depend_on_the_machines_language() {
        Locale here = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(score("xml", Answer.of("<a><b></a>")).evidence().reason())
                    .isEqualTo("not well-formed XML (line 1, column 9), after \"<a><b></\"");
        } finally {
            Locale.setDefault(here);
        }
    }

    @Test
    void a_doctype_is_refused_so_that_nothing_is_fetched_or_expanded(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "hunter2");
        String fetches = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>";
        String laughs = "<!DOCTYPE a [<!ENTITY x \"" + "ha".repeat(1000) + "\">]><a>" + "&x;".repeat(1000) + "</a>";

        for (String answer : new String[] {fetches, laughs}) {
            var score = scored(score("xml: {elements: [\"//a\"]}", Answer.of(answer)));
            assertThat(score.mark()).isEqualTo(Mark.MISSED);
            assertThat(score.evidence().reason())
                    .isEqualTo("a DOCTYPE is refused: nothing is fetched or expanded (line 1, column 10)");
        }
    }

    @Test
    void every_required_part_must_be_there_and_what_lacks_is_named() {
        String answer = "<order id=\"7\"><item>pen</item><item>ink</item></order>";

        assertThat(scored(score("xml: [/order/item, '/order[@id=7]', 'count(//item) = 2']", Answer.of(answer)))
                        .mark())
                .isEqualTo(Mark.PASSED);
        var score = scored(score("xml: {elements: [//item, //price, /order/total]}", Answer.of(answer)));
        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo("well-formed XML, 1 of 3 required parts found");
        assertThat(score.evidence().items())
                .containsExactly(new Item("missing", "//price", "", ""), new Item("missing", "/order/total", "", ""));
    }

    @Test
    void namespaces_have_the_prefixes_that_the_suite_gives_them() {
        String yaml = "xml: {elements: '/s:Envelope/s:Body', namespaces: {s: 'urn:soap'}}";

        assertThat(scored(score(yaml, Answer.of("<x:Envelope xmlns:x=\"urn:soap\"><x:Body/></x:Envelope>")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score(yaml, Answer.of("<x:Envelope xmlns:x=\"urn:other\"><x:Body/></x:Envelope>")))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }

    @Test
    void a_fence_is_taken_off_when_allowed() {
        assertThat(scored(score("xml: {fenced: allow}", Answer.of("```xml\n<a/>\n```")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("xml", Answer.of("```xml\n<a/>\n```"))).mark()).isEqualTo(Mark.MISSED);
    }

    @Test
    void a_tree_too_deep_to_walk_meets_a_limit() {
        var score = unscored(score("xml", Answer.of("<a>".repeat(300_000))));

        assertThat(score.cause()).isEqualTo(UnscoredCause.LIMIT);
        assertThat(score.detail()).isEqualTo("elements stand more than 500 deep");
        assertThat(scored(score("xml", Answer.of("<a>".repeat(500) + "</a>".repeat(500))))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void many_attributes_are_let_be_on_every_platform() {
        String attributes =
                IntStream.range(0, 500).mapToObj(i -> " a" + i + "='x'").collect(Collectors.joining());

        assertThat(scored(score("xml: /order", Answer.of("<order" + attributes + "/>")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void a_malformed_path_is_told_with_its_place() {
        assertThat(problem("xml: '//a['"))
                .hasToString("Problem[code=SUITE_013, where=suite.yaml:1:6, what=malformed XPath \"//a[\", known=[], "
                        + "fix=write an XPath 1.0 expression such as /order/item or //item[@id]; name the namespaces of"
                        + " its prefixes under \"namespaces\"]");
        assertThat(problem("xml: '//s:a'").what()).isEqualTo("malformed XPath \"//s:a\"");
    }
}
