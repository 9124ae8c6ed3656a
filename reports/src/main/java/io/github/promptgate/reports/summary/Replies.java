package io.github.promptgate.reports.summary;

import io.github.promptgate.record.ReplySources;
import io.github.promptgate.reports.text.Figures;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where a run's replies came from, in words; a pure function of the record. */
public final class Replies {

    private Replies() {}

    /** {@code 12 recorded, the oldest 41 days old; 3 asked now for $0.01}; empty where nothing was recorded. */
    public static Optional<String> of(RunSummary run) {
        ReplySources sources = run.footer().sources();
        if (sources.recorded() == 0) {
            return Optional.empty();
        }
        return Optional.of(sources.recorded() + " recorded"
                + age(sources.oldest(), run.header().startedAt())
                + "; " + sources.live() + " asked now"
                + (sources.live() == 0 ? "" : " for " + Figures.usd(sources.spent())));
    }

    private static String age(String oldest, String startedAt) {
        try {
            long days = Duration.between(Instant.parse(oldest), Instant.parse(startedAt))
                    .toDays();
            return ", the oldest " + (days < 1 ? "less than a day" : Figures.count(days, "day")) + " old";
        } catch (DateTimeException unknown) {
            return "";
        }
    }
}
