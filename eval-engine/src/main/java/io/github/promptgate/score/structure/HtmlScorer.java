package io.github.promptgate.score.structure;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/** Passes when the answer is HTML without a parse error that has the elements which the suite asks for. */
final class HtmlScorer implements Scorer {

    private final Metric metric;
    private final Options options;
    private final List<Required> elements;

    /** A CSS selector that must find something. */
    private record Required(String selector, Evaluator evaluator) {}

    private HtmlScorer(Metric metric, Options options, List<Required> elements) {
        this.metric = metric;
        this.options = options;
        this.elements = elements;
    }

    static Scorer of(ScorerOrder order) {
        List<Required> elements = order.options().many("elements").stream()
                .map(HtmlScorer::required)
                .toList();
        return new HtmlScorer(order.metric(), order.options(), elements);
    }

    private static Required required(Node written) {
        try {
            return new Required(written.asText(), QueryParser.parse(written.asText()));
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_013,
                    written.where(),
                    "malformed CSS selector \"" + written.asText() + "\"",
                    "write a selector such as table.prices, a[href] or ul > li"));
        }
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        HtmlText html = HtmlText.read(CodeFence.stripped(subject.answer(), options));
        if (html.elements() == 0) {
            return Score.Scored.binary(metric.name(), false, Evidence.of("no HTML element in it"));
        }
        List<Item> items = new ArrayList<>();
        html.errors().forEach(error -> items.add(new Item("span", error.message(), "parse error", error.place())));
        if (html.moreErrors()) {
            items.add(new Item("note", "and more errors", "", ""));
        }
        List<Required> missing = elements.stream()
                .filter(required -> !html.has(required.evaluator()))
                .toList();
        missing.forEach(required -> items.add(new Item("missing", required.selector(), "", "")));
        boolean passed = html.errors().isEmpty() && missing.isEmpty();
        return Score.Scored.binary(metric.name(), passed, new Evidence(reason(html, missing.size()), items));
    }

    private String reason(HtmlText html, int missing) {
        String form = html.errors().isEmpty() ? "HTML without parse errors" : "HTML with parse errors";
        return elements.isEmpty()
                ? form
                : form + ", " + (elements.size() - missing) + " of " + elements.size() + " required elements found";
    }
}
