package io.github.promptgate.reports.html;

import io.github.promptgate.record.TrialRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The index and the labels, then the details of the trials that the page holds, some hundred at a time; holds one chunk. */
final class DetailChunks implements Iterator<Chunk> {

    private static final int MOST_TRIALS = 250;
    private static final int MOST_BYTES = 1 << 20;

    private final Iterator<TrialRecord> trials;
    private final List<LightTrial> held;
    private final Iterator<Chunk> first;
    private long position;
    private int next;
    private int chunk;

    /**
     * Of a record.
     *
     * @param trials all, in plan order
     * @param held those that the page holds, likewise
     * @param first the index, and what else is told before the details
     */
    DetailChunks(Iterator<TrialRecord> trials, List<LightTrial> held, List<Chunk> first) {
        this.trials = trials;
        this.held = held;
        this.first = first.iterator();
    }

    @Override
    public boolean hasNext() {
        return first.hasNext() || next < held.size();
    }

    @Override
    public Chunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return first.hasNext() ? first.next() : details();
    }

    private Chunk details() {
        int first = next;
        PackedJson json = new PackedJson();
        DetailJson details = new DetailJson(json);
        try {
            json.startArray();
            while (next < held.size() && next - first < MOST_TRIALS && json.size() < MOST_BYTES) {
                details.write(trial(held.get(next++).position()));
            }
            json.endArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Chunk("data-" + chunk++, first, next - first, json.base64());
    }

    private TrialRecord trial(long wanted) {
        while (position < wanted) {
            trials.next();
            position++;
        }
        position++;
        return trials.next();
    }
}
