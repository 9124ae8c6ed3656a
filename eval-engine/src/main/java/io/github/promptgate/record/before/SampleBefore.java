package io.github.promptgate.record.before;

import io.github.promptgate.record.ScoreTable.Value;
import io.github.promptgate.record.ToolCall;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One sample as it was.
 *
 * @param sample from 1
 * @param values by metric, those that were other than now; never ABSENT
 * @param reply what is known of the reply
 * @param answer its text where it was another, personal data hidden as reports hide it; else empty
 * @param toolCalls likewise
 */
public record SampleBefore(
        int sample, SortedMap<String, Value> values, ReplyBefore reply, String answer, List<ToolCall> toolCalls) {

    /** What is known of an old reply. */
    public enum ReplyBefore {
        SAME,
        OTHER,
        /** It is in no recording. */
        UNKNOWN
    }

    public SampleBefore {
        toolCalls = List.copyOf(toolCalls);
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
