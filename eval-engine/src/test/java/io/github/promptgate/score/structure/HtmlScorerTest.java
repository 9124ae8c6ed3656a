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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlScorerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Hello <b>there</b></p>",
                "<ul><li>a<li>b</ul><br><img src=x>",
                "Prose with a <em>word</em> in it.",
                "<!DOCTYPE html>\n<html><head><title>x</title></head><body><p>x</p></body></html>",
            })
    void html_without_a_parse_error_passes(String answer) {
        assertThat(scored(score("html", Answer.of(answer))).mark()).isEqualTo(Mark.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>open",
                "<div><b>x</div></b>",
                "</div>",
                "<div/>x",
                "<p <b>",
                "<p>a < b</p>",
                "<script>alert(1)",
                "<p>x</p><!-- x",
                "plain text",
                "<!DOCTYPE html>"
            })
    void a_parse_error_or_no_element_at_all_misses(String answer) {
        assertThat(scored(score("html", Answer.of(answer))).mark()).isEqualTo(Mark.MISSED);
    }

    @Test
    void the_errors_are_shown_with_their_place() {
        var evidence = score("html", Answer.of("<p>x</p>\n<div><b>y</div>")).evidence();

        assertThat(evidence.reason()).isEqualTo("HTML with parse errors");
        assertThat(evidence.items())
                .contains(new Item(
                        "span", "Unexpected EndTag token [</div>] when in state [InBody]", "parse error", "at 2:16"));
        assertThat(score("html", Answer.of("plain")).evidence().reason()).isEqualTo("no HTML element in it");
    }

    @Test
    void every_required_element_must_be_there() {
        String table = "<table class=\"prices\"><tr><td>3</table>";

        assertThat(scored(score("html: [table.prices, 'tr > td']", Answer.of(table)))
                        .mark())
                .isEqualTo(Mark.PASSED);
        var score = scored(score("html: {elements: [td, 'a[href]', body]}", Answer.of(table)));
        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo("HTML without parse errors, 1 of 3 required elements found");
        assertThat(score.evidence().items())
                .containsExactly(new Item("missing", "a[href]", "", ""), new Item("missing", "body", "", ""));
        assertThat(scored(score("html: body", Answer.of("<html><body>x<p>y</p></body></html>")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void a_fence_is_taken_off_when_allowed() {
        assertThat(scored(score("html: {elements: p, fenced: allow}", Answer.of("```html\n<p>x</p>\n```")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void of_many_errors_twenty_are_shown() {
        var items = score("html", Answer.of("</b>".repeat(30) + "<p>x</p>"))
                .evidence()
                .items();

        assertThat(items).hasSize(21).last().isEqualTo(new Item("note", "and more errors", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<a><b>", "<p><b>", "<table>", "<a href='", "x<!--", "<div"})
    void a_megabyte_that_is_made_to_be_hard_ends(String piece) {
        Answer answer = Answer.of(piece.repeat(1_000_000 / piece.length()));

        boolean passed = score("html: {elements: [\"div b\"]}", answer)
                .fold(scored -> scored.mark() == Mark.PASSED, unscored -> false, notApplicable -> true);

        assertThat(passed).isFalse();
    }

    @Test
    void a_tree_too_deep_to_search_meets_a_limit() {
        var score = unscored(score("html", Answer.of("<div>".repeat(600))));

        assertThat(score.cause()).isEqualTo(UnscoredCause.LIMIT);
        assertThat(score.detail()).isEqualTo("elements stand more than 500 deep");
    }

    @Test
    void a_malformed_selector_is_told_with_its_place() {
        assertThat(problem("html: 'a['"))
                .hasToString("Problem[code=SUITE_013, where=suite.yaml:1:7, what=malformed CSS selector \"a[\", "
                        + "known=[], fix=write a selector such as table.prices, a[href] or ul > li]");
    }
}
