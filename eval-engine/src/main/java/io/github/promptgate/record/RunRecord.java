package io.github.promptgate.record;

import java.util.stream.Stream;

/** Header, trials in plan order, footer. Trials are read anew from disk at each call, never held as a list. */
public interface RunRecord {

    RunHeader header();

    /** In plan order; close it. */
    Stream<TrialRecord> trials();

    RunFooter footer();
}
