package io.github.promptgate.dataset;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.source.MapNode;
import java.util.Iterator;

/**
 * The rows of one file, read one by one; each map starts where its row starts.
 *
 * <p>{@code next} throws a {@link ProblemException} for a row that cannot be read; unless the whole file is lost, the
 * rows after it follow.
 */
interface Rows extends Iterator<MapNode>, AutoCloseable {

    @Override
    void close();
}
