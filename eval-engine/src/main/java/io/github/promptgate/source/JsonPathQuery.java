package io.github.promptgate.source;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.util.List;

/** A compiled JSONPath. Thread-safe. */
public final class JsonPathQuery {

    private JsonPathQuery() {}

    /** @throws ProblemException SUITE-013 when the path is malformed */
    public static JsonPathQuery compile(String path, Where where) {
        throw new IllegalStateException("stub");
    }

    /** All values at the path, in document order; empty when nothing is there. */
    public List<Node> find(Node document) {
        throw new IllegalStateException("stub");
    }
}
