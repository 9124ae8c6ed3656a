package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Pages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** A browser's view of the page: whatever is in a record, it stays text. */
class PageSafetyTest {

    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "style", "script", "body", "header", "main", "footer", "section", "div",
            "p", "span", "h1", "h2", "h4", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody",
            "tr", "th", "td", "details", "summary", "pre", "code", "strong", "bdi", "br", "a", "label", "input",
            "select", "option", "button", "output", "svg", "rect");

    private final Document page = parsed(Fixture.failed());

    @Test
    void the_page_is_well_formed() {
        for (EvalOutcome outcome :
                List.of(Fixture.failed(), Fixture.passed(), Fixture.badInput(), Fixture.nothingToRun())) {
            Parser parser = Parser.htmlParser().setTrackErrors(10);
            Jsoup.parse(Pages.of(outcome), "", parser);
            assertThat(parser.getErrors()).isEmpty();
        }
    }

    @Test
    void it_holds_no_element_that_the_template_does_not_write() {
        assertThat(page.getAllElements().stream()
                        .map(Element::normalName)
                        .filter(name -> !name.equals("#root"))
                        .collect(Collectors.toSet()))
                .isSubsetOf(ELEMENTS);
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("style")).hasSize(1);
    }

    @Test
    void it_holds_no_event_handler_no_style_attribute_and_no_way_out() {
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("style", "src", "action", "srcdoc");
            }
        }
        assertThat(page.select("a[href]"))
                .isNotEmpty()
                .allMatch(link -> link.attr("href").startsWith("#"));
        assertThat(page.outerHtml()).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void its_policy_allows_its_own_style_and_script_by_their_hash_and_no_request() throws Exception {
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy)
                .isEqualTo("default-src 'none'; style-src "
                        + hash(page.expectFirst("style")) + "; script-src "
                        + hash(page.expectFirst("script"))
                        + "; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'");
    }

    @Test
    void hostile_text_is_shown_and_what_is_invisible_gets_a_mark() {
        Element trial = page.select("details.trial[data-state=failed]").get(2);
        String answer = trial.expectFirst("pre.answer").wholeText();
        assertThat(answer)
                .startsWith("::error file=x::owned\n##[error]owned<U+001B>[31mred<U+001B>[0m <U+202E>gnp.exe<U+202C>")
                .contains("</script><script>alert(1)</script><img src=x onerror=alert(2)>")
                .contains("${7*7} <#include \"/etc/passwd\">")
                .endsWith("<U+0000><U+0007><U+200B><U+D800> &lt;b&gt; javascript:alert(3)");
        assertThat(Pages.of(Fixture.failed()))
                .doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}&&[^\\n]].*")
                .doesNotContain("<script>alert")
                .doesNotContain("<img");
    }

    @Test
    void only_the_pages_own_style_and_script_are_printed_unescaped() throws Exception {
        String template = new String(
                HtmlReport.class.getResourceAsStream("/templates/report.ftlh").readAllBytes(), StandardCharsets.UTF_8);
        assertThat(template.split("\\?no_esc", -1)).hasSize(3);
        assertThat(template).contains("${frame.style?no_esc}").contains("${frame.script?no_esc}");
    }

    @Test
    void a_megabyte_is_cut_with_a_count() {
        Element big = page.select("details.case").stream()
                .filter(c -> c.expectFirst(".name").text().equals("big"))
                .findFirst()
                .orElseThrow();
        assertThat(big.expectFirst(".answer").wholeText()).hasSize(4_000).startsWith("<b>0123456789abc<b>");
        assertThat(big.expectFirst(".cut").text())
                .isEqualTo("shown 4,000 of 1,048,576 characters; all of it in results.jsonl");
    }

    @Test
    void every_fragment_leads_somewhere_and_every_id_is_unique() {
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("a[href]").eachAttr("href")).allMatch(href -> ids.contains(href.substring(1)));
    }

    @Test
    void tables_have_heads_and_regions_have_names() {
        assertThat(page.select("th")).isNotEmpty().allMatch(th -> th.hasAttr("scope"));
        assertThat(page.select("[role=region]"))
                .allMatch(region -> !region.attr("aria-label").isEmpty());
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("input, select")).allMatch(field -> field.closest("label") != null);
        assertThat(page.select(".chip, .stamp"))
                .isNotEmpty()
                .allMatch(chip -> !chip.ownText().isBlank());
    }

    private static String hash(Element element) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(element.data().getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private static Document parsed(EvalOutcome outcome) {
        return Jsoup.parse(Pages.of(outcome));
    }
}
