package io.github.promptgate;

import io.github.promptgate.record.Cell;
import java.util.List;

/**
 * What a run would do; nobody is asked.
 *
 * @param modelCalls calls to models under test, retries not counted
 * @param judgeCalls at most, repairs not counted
 * @param rules rules as texts
 */
public record PlanSummary(
        String suite,
        String suiteFile,
        List<Cell> cells,
        int cases,
        int samples,
        long trials,
        long modelCalls,
        long judgeCalls,
        List<String> scorers,
        List<String> rules) {}
