package io.github.promptgate.record;

import io.github.promptgate.problem.Where;
import java.util.List;

/**
 * What stays in memory of a case.
 *
 * @param id unique in its suite
 * @param where file and line of its row
 * @param digest 64 hex digits over its content
 * @param cluster cases with the same cluster share a passage; the id where the case is its own
 */
public record CaseRef(String id, Where where, String digest, List<String> tags, String cluster) {

    public CaseRef {
        tags = List.copyOf(tags);
    }
}
