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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Passes when the answer is SQL that parses and uses nothing but the statements, tables and columns of the suite. */
final class SqlScorer implements Scorer {

    private static final int MOST_SHOWN = 50;

    private final Metric metric;
    private final Options options;
    private final SqlDialect dialect;
    private final SqlAllowed allowed;

    private record Outcome(boolean passed, Evidence evidence) {

        static Outcome missed(Evidence evidence) {
            return new Outcome(false, evidence);
        }
    }

    private SqlScorer(ScorerOrder order) {
        this.metric = order.metric();
        this.options = order.options();
        this.dialect = SqlDialect.of(options.text("dialect", "any"));
        this.allowed = SqlAllowed.of(options);
    }

    static Scorer of(ScorerOrder order) {
        SqlText.warm();
        return new SqlScorer(order);
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        String text = CodeFence.stripped(subject.answer(), options);
        Outcome outcome = SqlText.with(text, dialect, this::against);
        return Score.Scored.binary(metric.name(), outcome.passed(), outcome.evidence());
    }

    private Outcome against(SqlText.Read read) {
        return read.sql().isEmpty()
                ? Outcome.missed(Evidence.of(read.error()))
                : against(read.sql().get());
    }

    private Outcome against(SqlText sql) {
        int count = sql.statements().size();
        if (count == 0) {
            return Outcome.missed(Evidence.of("no statement in it"));
        }
        List<Item> items = new ArrayList<>();
        SqlKinds kinds = new SqlKinds(allowed);
        for (int i = 0; i < count; i++) {
            items.addAll(kinds.notAllowed(sql.statements().get(i), "statement " + (i + 1)));
        }
        items.addAll(kinds.notAllowedInside(sql.tree()));
        items.addAll(new SqlNames(allowed, dialect).notAllowed(sql.parts()));
        sql.statements().stream()
                .flatMap(statement -> dialect.foreign(statement).stream())
                .distinct()
                .forEach(feature -> items.add(new Item(
                        "span",
                        feature,
                        "not allowed",
                        "not in " + dialect.name().toLowerCase(Locale.ROOT))));
        String form = "SQL of " + count + (count == 1 ? " statement" : " statements");
        if (items.isEmpty()) {
            return new Outcome(true, Evidence.of(form));
        }
        String reason = form + ", " + items.size() + " of its parts not allowed";
        if (items.size() > MOST_SHOWN) {
            Item more = new Item("note", "and " + (items.size() - MOST_SHOWN) + " more", "", "");
            items.subList(MOST_SHOWN, items.size()).clear();
            items.add(more);
        }
        return Outcome.missed(new Evidence(reason, items));
    }
}
