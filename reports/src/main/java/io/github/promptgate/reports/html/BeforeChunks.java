package io.github.promptgate.reports.html;

import io.github.promptgate.record.Cell;
import io.github.promptgate.record.before.BeforeFile;
import io.github.promptgate.record.before.SampleBefore;
import io.github.promptgate.record.before.SampleBefore.ReplyBefore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What the page's trials were: old answers some at a time, then what there is to know of all; holds one chunk. */
final class BeforeChunks implements Iterator<Chunk> {

    private static final int MOST_BYTES = 1 << 20;

    private final BeforeFile before;
    private final List<Cell> cells;
    private final List<LightTrial> held;
    private final List<BeforeJson.Row> rows = new ArrayList<>();
    private final List<Integer> firsts = new ArrayList<>();
    private int next;
    private boolean done;

    /**
     * Of a record.
     *
     * @param cells the header's
     * @param held the trials that the page holds, in plan order
     */
    BeforeChunks(BeforeFile before, List<Cell> cells, List<LightTrial> held) {
        this.before = before;
        this.cells = cells;
        this.held = held;
        this.done = before.references().isEmpty();
    }

    @Override
    public boolean hasNext() {
        return !done;
    }

    @Override
    public Chunk next() {
        if (done) {
            throw new NoSuchElementException();
        }
        try {
            return next < held.size() ? answers() : index();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Chunk answers() throws IOException {
        PackedJson json = new PackedJson();
        BeforeJson writer = new BeforeJson(json);
        firsts.add(next);
        writer.begin();
        while (next < held.size() && json.size() < MOST_BYTES) {
            for (int reference = 0; reference < before.references().size(); reference++) {
                add(reference, writer);
            }
            next++;
        }
        writer.end();
        return new Chunk("before-" + (firsts.size() - 1), 0, 0, json.base64());
    }

    private void add(int reference, BeforeJson writer) throws IOException {
        LightTrial trial = held.get(next);
        if (trial.cell() < 0) {
            return;
        }
        Optional<SampleBefore> found = before.find(
                        reference, trial.caseRef().id(), cells.get(trial.cell()).id())
                .flatMap(one -> one.sample(trial.sample()));
        if (found.isEmpty()) {
            return;
        }
        SampleBefore sample = found.get();
        rows.add(new BeforeJson.Row(next, reference, withoutAnswer(sample)));
        if (sample.reply() == ReplyBefore.OTHER) {
            writer.answer(next, sample);
        }
    }

    private static SampleBefore withoutAnswer(SampleBefore sample) {
        return new SampleBefore(sample.sample(), sample.values(), sample.reply(), "", List.of());
    }

    private Chunk index() throws IOException {
        done = true;
        PackedJson json = new PackedJson();
        new BeforeJson(json).write(before, rows, firsts);
        return new Chunk("data-before", 0, 0, json.base64());
    }
}
