package io.github.promptgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;

/** What a parser of Markdown finds beside text and code: our own marks, links into the repository, no image. */
final class MarkdownContract extends AbstractVisitor {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final Set<String> TAGS =
            Set.of("<details>", "</details>", "<summary>", "</summary>", "<sub>", "</sub>", "<br>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern MARKER =
            Pattern.compile("<!-- promptgate:comment v1 key=[A-Za-z0-9%._-]*" + "(?: state=[A-Za-z0-9+/=_-]*)? -->");

    private final List<String> foreign = new ArrayList<>();

    static void check(String name, String text) {
        MarkdownContract contract = new MarkdownContract();
        PARSER.parse(text).accept(contract);
        assertThat(contract.foreign).as(name).isEmpty();
    }

    @Override
    public void visit(HtmlBlock block) {
        html(block.getLiteral());
    }

    @Override
    public void visit(HtmlInline inline) {
        html(inline.getLiteral());
    }

    private void html(String literal) {
        TAG.matcher(MARKER.matcher(literal).replaceAll(""))
                .results()
                .map(found -> found.group())
                .filter(tag -> !TAGS.contains(tag))
                .forEach(foreign::add);
    }

    @Override
    public void visit(Image image) {
        foreign.add(image.toString());
    }

    @Override
    public void visit(Link link) {
        String to = link.getDestination();
        if (!to.startsWith("https://git.example.org/acme/prompts/") && !to.matches("docs/problems/[A-Z0-9-]+\\.md")) {
            foreign.add(to);
        }
        visitChildren(link);
    }
}
