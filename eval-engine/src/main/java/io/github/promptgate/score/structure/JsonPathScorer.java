package io.github.promptgate.score.structure;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.source.JsonPathQuery;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Passes when the answer is JSON and what stands at a path of it meets every condition that the suite has. */
final class JsonPathScorer implements Scorer {

    private static final int MOST_SHOWN = 50;

    private final Metric metric;
    private final String path;
    private final JsonPathQuery query;
    private final Function<String, JsonReply.Read> reader;
    private final ValueConditions conditions;
    private final boolean any;

    private JsonPathScorer(ScorerOrder order, String path) {
        Options options = order.options();
        this.metric = order.metric();
        this.path = path;
        this.query = JsonPathQuery.compile(path, options.where("path"));
        this.reader = JsonReply.way(options, "{[");
        this.conditions = ValueConditions.of(order);
        this.any = options.text("values", "all").equals("any");
    }

    static Scorer of(ScorerOrder order) {
        String path = order.options().text("path").orElseThrow();
        if (path.contains("=~")) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_013,
                    order.options().where("path"),
                    "the JSONPath \"" + path + "\" holds a regular expression, which may take for ever",
                    "leave \"=~\" out of the path and add \"matches\", which runs in linear time"));
        }
        return new JsonPathScorer(order, path);
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        JsonReply.Read read = reader.apply(subject.answer());
        if (read.value().isEmpty()) {
            return Score.Scored.binary(metric.name(), false, Evidence.of(read.error()));
        }
        List<Node> found = query.find(read.value().get());
        if (found.isEmpty()) {
            return Score.Scored.binary(metric.name(), false, Evidence.of("nothing stands at " + path));
        }
        return judged(found, conditions.of(subject));
    }

    private Score judged(List<Node> found, ValueConditions.Test test) {
        List<Item> items = new ArrayList<>();
        int fitting = 0;
        for (Node value : found) {
            Optional<String> misfit = test.misfit(value);
            fitting += misfit.isEmpty() ? 1 : 0;
            if (items.size() < MOST_SHOWN) {
                String verdict = misfit.isEmpty() ? "fits" : "does not fit";
                items.add(new Item("span", Excerpt.of(value.asText()), verdict, misfit.orElse("")));
            }
        }
        if (found.size() > MOST_SHOWN) {
            items.add(new Item("note", "and " + (found.size() - MOST_SHOWN) + " more", "", ""));
        }
        boolean passed = any ? fitting > 0 : fitting == found.size();
        String reason = found.size() == 1
                ? "the value at " + path + (passed ? " fits" : " does not fit")
                : fitting + " of " + found.size() + " values at " + path + " fit";
        return Score.Scored.binary(metric.name(), passed, new Evidence(reason, items));
    }
}
