package io.github.promptgate.score.structure;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Optional;

/** Passes when the answer is one well-formed XML document that has the elements which the suite asks for. */
final class XmlScorer implements Scorer {

    private final Metric metric;
    private final Options options;
    private final List<XmlPath> elements;

    private XmlScorer(Metric metric, Options options, List<XmlPath> elements) {
        this.metric = metric;
        this.options = options;
        this.elements = elements;
    }

    static Scorer of(ScorerOrder order) {
        Options options = order.options();
        XmlNames names = XmlNames.of(options.options("namespaces"));
        return new XmlScorer(
                order.metric(),
                options,
                options.many("elements").stream()
                        .map(node -> XmlPath.compile(node, names))
                        .toList());
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        String text = CodeFence.stripped(subject.answer(), options);
        Optional<String> malformed = XmlText.malformed(text);
        if (malformed.isPresent()) {
            return Score.Scored.binary(metric.name(), false, Evidence.of(malformed.get()));
        }
        return elements.isEmpty()
                ? Score.Scored.binary(metric.name(), true, Evidence.of("well-formed XML"))
                : required(XmlText.tree(text));
    }

    private Score required(org.w3c.dom.Document tree) {
        List<Item> missing = elements.stream()
                .filter(path -> !path.leadsIn(tree))
                .map(path -> new Item("missing", path.written(), "", ""))
                .toList();
        String reason = "well-formed XML, " + (elements.size() - missing.size()) + " of " + elements.size()
                + " required parts found";
        return Score.Scored.binary(metric.name(), missing.isEmpty(), new Evidence(reason, missing));
    }
}
