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
            "html",
            "head",
            "meta",
            "title",
            "style",
            "script",
            "body",
            "header",
            "main",
            "footer",
            "section",
            "div",
            "p",
            "span",
            "h1",
            "h2",
            "h4",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "details",
            "summary",
            "pre",
            "code",
            "strong",
            "bdi",
            "br",
            "a",
            "nav",
            "noscript",
            "dialog",
            "h3",
            "figure",
            "figcaption",
            "svg",
            "rect",
            "line",
            "circle",
            "text",
            "g",
            "polyline",
            "polygon");

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
        assertThat(page.select("script:not([type])")).hasSize(1);
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
                        + hash(page.expectFirst("script:not([type])"))
                        + "; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'");
    }

    @Test
    void only_the_pages_own_style_and_script_are_printed_unescaped() throws Exception {
        String template = new String(
                HtmlReport.class.getResourceAsStream("/templates/report.ftlh").readAllBytes(), StandardCharsets.UTF_8);
        assertThat(template.split("\\?no_esc", -1)).hasSize(3);
        assertThat(template).contains("${frame.style?no_esc}").contains("${frame.script?no_esc}");
    }

    @Test
    void every_fragment_leads_somewhere_and_every_id_is_unique() {
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("a[href]").eachAttr("href"))
                .allMatch(href -> ids.contains(href.substring(1))
                        || href.startsWith("#/cases?case=")
                        || href.startsWith("#/cases?q="));
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
