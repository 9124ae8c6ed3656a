package io.github.promptgate.score;

import io.github.promptgate.model.Opening;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
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
    private final Scorers.Place place;
    private final Pass pass;
    private final List<CaseValue> values = new ArrayList<>();

    /** What is made of a pass, and so whether there has to be one. */
    enum Pass {
        FREE,
        INVERTED,
        /** By a group, which passes by its parts. */
        COUNTED
    }

    ScorerOrder(ScorerSpec spec, Metric metric, Scorers.Place place, Pass pass) {
        this.spec = spec;
        this.metric = metric;
        this.place = place;
        this.pass = pass;
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
        return place.folder();
    }

    /**
     * With what a program or an endpoint is opened.
     *
     * @throws ProblemException DATA-008 for a scorer of a case: a file of data starts nothing and calls nobody
     */
    public Opening opening() {
        return place.opening()
                .get()
                .orElseThrow(() -> new ProblemException(new Problem(
                        ProblemCode.DATA_008,
                        where(),
                        "a case cannot bring the scorer \"" + spec.type()
                                + "\": data starts no program and calls no address",
                        "write it into the suite, where it scores every case")));
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
     * @throws ProblemException SUITE-008 when it is absent where a pass is needed: under {@code not:}, and in a group
     *     that counts passes
     */
    public Threshold threshold() {
        return Threshold.of(bound("threshold", "0.8"));
    }

    /**
     * The option {@code max}, of a scorer whose low values are good.
     *
     * @throws ProblemException SUITE-008, as {@link #threshold}
     */
    public Ceiling ceiling() {
        return new Ceiling(bound("max", "0.1"));
    }

    private Optional<Double> bound(String key, String such) {
        Optional<Double> bound = options().share(key);
        if (pass != Pass.FREE && bound.isEmpty()) {
            String what = pass == Pass.INVERTED
                    ? "not:" + spec.type() + " has no " + key + ", so there is no pass to invert"
                    : spec.type() + " has no " + key + ", so the group around it cannot tell whether it passes";
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_008, spec.where(), what, "add one, such as \"" + key + ": " + such + "\""));
        }
        return bound;
    }

    /**
     * The scorers that the options hold, built: those of a group whose parts' passes count.
     *
     * @throws ProblemException all problems of all parts
     */
    public List<Part> partsThatPass() {
        return parts(Pass.COUNTED);
    }

    /** As {@link #partsThatPass}, for a group that asks for values only. */
    public List<Part> partsOfValue() {
        return parts(Pass.FREE);
    }

    /** A scorer of a group, built. */
    public record Part(Scorer scorer, double weight, Where where) {}

    private List<Part> parts(Pass counted) {
        Problems problems = new Problems();
        List<Part> parts = new ArrayList<>();
        for (ScorerSpec.Part part : spec.parts()) {
            try {
                ScorerSpec below = part.scorer();
                BuiltScorer built = Scorers.build(below, place, below.negated() ? Pass.INVERTED : counted);
                refuseRival(built, below);
                values.addAll(built.reads());
                parts.add(new Part(built, part.weight(), below.where()));
            } catch (ProblemException e) {
                problems.add(e);
            }
        }
        problems.throwIfAny();
        return List.copyOf(parts);
    }

    private static void refuseRival(Scorer part, ScorerSpec spec) {
        if (part.rival().isPresent()) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_003,
                    spec.where(),
                    spec.type() + " cannot be a part of a group: it waits for another cell's reply",
                    "write it beside the group"));
        }
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
