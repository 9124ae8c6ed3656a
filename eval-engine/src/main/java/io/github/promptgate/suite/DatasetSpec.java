package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import java.util.Map;

/**
 * A file or pattern of cases.
 *
 * @param split columns whose text is a list, by the separator
 */
public record DatasetSpec(String file, Map<String, String> split, Where where) {
    public DatasetSpec {
        split = Map.copyOf(split);
    }
}
