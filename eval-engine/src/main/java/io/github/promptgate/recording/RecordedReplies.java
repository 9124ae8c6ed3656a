package io.github.promptgate.recording;

import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.record.Reply;
import io.github.promptgate.source.Folder;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.RunSpec.Recordings;
import io.github.promptgate.suite.RunSpec.Recordings.Mode;
import java.util.Optional;

/** What a run would be served, for whoever only looks at a plan: reads what is there, writes and counts nothing. */
public final class RecordedReplies implements AutoCloseable {

    private final Mode mode;
    private final Optional<Store> store;

    private RecordedReplies(Mode mode, Optional<Store> store) {
        this.mode = mode;
        this.store = store;
    }

    /** Opens the recordings beside a suite; none where a run asks everybody. */
    public static RecordedReplies open(Recordings order, Folder folder) {
        Optional<Store> store = order.mode() == Mode.LIVE
                ? Optional.empty()
                : Optional.of(Store.open(folder, Store.Access.READ, new Warnings()));
        return new RecordedReplies(order.mode(), store);
    }

    /** The reply that a run would be served; empty where it would ask, or miss it. */
    public Optional<Reply> reply(ModelSpec model, ModelRequest request) {
        if (Recordable.isInProcess(model) || !Recordable.isRecorded(model)) {
            return Optional.empty();
        }
        Store.Serving serving = mode == Mode.REPLAY ? Store.Serving.ANY : Store.Serving.GOOD;
        return store.flatMap(known -> known.find(RequestKey.of(model, request).hex(), serving, Store.NO_USER))
                .flatMap(Entry::reply);
    }

    @Override
    public void close() {
        store.ifPresent(Store::close);
    }
}
