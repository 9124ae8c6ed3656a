package io.github.promptgate.record.before;

import java.util.List;
import java.util.Optional;

/**
 * A case in a cell as it was.
 *
 * @param cell id of the run's own cell
 * @param samples those that changed; of a reference whose trials stand in the record itself none
 */
public record CaseBefore(String caseId, String cell, Turn turn, List<SampleBefore> samples) {

    public CaseBefore {
        samples = List.copyOf(samples);
    }

    /** A sample that changed. */
    public Optional<SampleBefore> sample(int number) {
        return samples.stream().filter(one -> one.sample() == number).findFirst();
    }
}
