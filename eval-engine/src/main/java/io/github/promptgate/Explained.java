package io.github.promptgate;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.TippingPoint;
import io.github.promptgate.record.Sampled;
import io.github.promptgate.suite.RunSpec;
import java.util.List;
import java.util.Optional;

/**
 * What a run's verdict on its rules rests on.
 *
 * @param suite the suite's name
 * @param results of the rules that were asked for, one for each unit
 * @param limits what a verdict may rest on
 * @param sampled how samples were drawn until all was decided; empty where all that were planned were drawn
 */
public record Explained(String suite, List<OfRule> results, RunSpec limits, Optional<Sampled> sampled) {

    public Explained {
        results = List.copyOf(results);
    }

    /** A rule's result on a unit, and what would turn it. */
    public record OfRule(RuleResult result, List<TippingPoint> points) {
        public OfRule {
            points = List.copyOf(points);
        }
    }
}
