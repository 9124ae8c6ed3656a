package io.github.promptgate.record;

import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a record of moderate size, each as its line is read, while the run waits for replies anyway; gone when
 * memory is short.
 */
final class KeptTrials {

    private SoftReference<@Nullable TrialRecord[]> byPosition = new SoftReference<>(new TrialRecord[1024]);

    /**
     * Keeps one more, or lets go of all.
     *
     * @param line the trial as the record has it
     * @param bytes size of the record with this trial
     */
    void add(int position, byte[] line, long bytes) {
        @Nullable TrialRecord[] trials = byPosition.get();
        if (trials == null || bytes > RecordFile.MOST_KEPT_BYTES) {
            byPosition.clear();
            return;
        }
        if (position >= trials.length) {
            trials = Arrays.copyOf(trials, Math.max(position + 1, trials.length * 2));
            byPosition = new SoftReference<>(trials);
        }
        trials[position] = RecordLines.trial(
                (MapNode) JsonText.read(new String(line, StandardCharsets.UTF_8), RecordWriter.RESULTS));
    }

    /** All in plan order; empty when one was let go. */
    Optional<List<TrialRecord>> inOrder() {
        @Nullable TrialRecord[] trials = byPosition.get();
        return trials == null
                ? Optional.empty()
                : Optional.of(Arrays.stream(trials).filter(Objects::nonNull).toList());
    }
}
