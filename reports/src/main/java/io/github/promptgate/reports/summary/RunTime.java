package io.github.promptgate.reports.summary;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.record.RunRecord;
import java.time.DateTimeException;
import java.time.Instant;

/** When a run began and ended, as its record says; the beginning of 1970 where nothing was run. */
public record RunTime(Instant start, Instant end) {

    /** Of an outcome. */
    public static RunTime of(EvalOutcome outcome) {
        return outcome.record().map(RunTime::of).orElse(new RunTime(Instant.EPOCH, Instant.EPOCH));
    }

    private static RunTime of(RunRecord record) {
        try {
            Instant start = Instant.parse(record.header().startedAt());
            return new RunTime(start, start.plusMillis(record.footer().wallMillis()));
        } catch (DateTimeException | ArithmeticException unknown) {
            return new RunTime(Instant.EPOCH, Instant.EPOCH);
        }
    }
}
