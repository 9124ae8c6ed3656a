package io.github.promptgate.score.judge;

import io.github.promptgate.model.ModelClient;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.ModelSpec.Price;
import io.github.promptgate.suite.Options;
import java.util.Optional;

/**
 * One of the models that judge.
 *
 * @param spec as the suite has it; empty where no suite stands behind it
 */
public record Juror(ModelClient client, Optional<ModelSpec> spec) {

    Options parameters() {
        return spec.map(ModelSpec::parameters).orElseGet(() -> new Options(MapNode.empty(Where.nowhere())));
    }

    Optional<Price> price() {
        return spec.flatMap(ModelSpec::price);
    }

    String name() {
        return spec.map(ModelSpec::id).orElse("judge");
    }
}
