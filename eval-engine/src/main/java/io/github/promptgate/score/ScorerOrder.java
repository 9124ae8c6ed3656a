package io.github.promptgate.score;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Metric;
import io.github.promptgate.source.Folder;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.ScorerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a suite asks of one scorer, as its maker reads it. Remembers which options depend on the case. */
public final class ScorerOrder {

    private final ScorerSpec spec;
    private final Metric metric;
    private final Folder folder;
    private final List<CaseValue> values = new ArrayList<>();

    ScorerOrder(ScorerSpec spec, Metric metric, Folder folder) {
        this.spec = spec;
        this.metric = metric;
        this.folder = folder;
    }

    /** What the scorer produces, under its name in this suite. */
    public Metric metric() {
        return metric;
    }

    public Options options() {
        return spec.options();
    }

    /** Where the suite has it. */
    public Where where() {
        return spec.where();
    }

    /** Where the suite's paths start. */
    public Folder folder() {
        return folder;
    }

    /** An option that may hold templates over the case's variables. */
    public Optional<CaseValue> value(String key) {
        return options().node(key).map(CaseValue::of).map(this::remember);
    }

    /** As {@link #value}, for one value or a list of them. */
    public List<CaseValue> values(String key) {
        return options().many(key).stream()
                .map(CaseValue::of)
                .map(this::remember)
                .toList();
    }

    /**
     * The option {@code threshold}.
     *
     * @throws ProblemException SUITE-008 when it is absent under {@code not:}: there would be no pass to invert
     */
    public Threshold threshold() {
        Threshold threshold = Threshold.of(options().share("threshold"));
        if (spec.negated() && threshold.least().isEmpty()) {
            String word = "not:" + spec.type();
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_008,
                    spec.where(),
                    word + " has no threshold, so there is no pass to invert",
                    "add one, such as \"threshold: 0.8\""));
        }
        return threshold;
    }

    /** The option {@code threshold}, where a scorer passes something without it too. */
    public Threshold threshold(double otherwise) {
        return new Threshold(Optional.of(options().share("threshold").orElse(otherwise)));
    }

    List<CaseValue> remembered() {
        return List.copyOf(values);
    }

    private CaseValue remember(CaseValue value) {
        values.add(value);
        return value;
    }
}
