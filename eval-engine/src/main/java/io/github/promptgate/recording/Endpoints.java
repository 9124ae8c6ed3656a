package io.github.promptgate.recording;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.suite.ModelSpec;
import java.util.HashMap;
import java.util.Map;

/** Two addresses behind one name would share their recordings. */
final class Endpoints {

    private final Map<String, ModelSpec> byName = new HashMap<>();

    /** @throws ProblemException MODEL-008 */
    void check(ModelSpec spec) {
        String name = Recordable.endpoint(spec) + "/" + Recordable.model(spec);
        ModelSpec other = byName.putIfAbsent(name, spec);
        if (other != null && !address(other).equals(address(spec))) {
            throw new ProblemException(new Problem(
                    ProblemCode.MODEL_008,
                    spec.where(),
                    "models \"" + other.id() + "\" and \"" + spec.id() + "\" are both " + name + ", at two addresses",
                    "give one of them endpoint: with a name of your own, so that their recordings stay apart"));
        }
    }

    private static String address(ModelSpec spec) {
        return spec.options().text("base-url", "");
    }
}
