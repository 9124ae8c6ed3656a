package io.github.promptgate.recording;

import io.github.promptgate.record.Reply;
import io.github.promptgate.source.Folder;
import java.util.Optional;

/** Replies of earlier runs by the keys that their records gave them: reads what is there, writes and counts nothing. */
public final class PastReplies implements AutoCloseable {

    private final Store store;

    private PastReplies(Store store) {
        this.store = store;
    }

    /** Opens the recordings beside a suite. */
    public static PastReplies open(Folder folder) {
        return new PastReplies(Store.open(folder, Store.Access.READ, new Warnings()));
    }

    /**
     * The reply of a key; empty where no recording has it.
     *
     * @param key 64 hex digits
     */
    public Optional<Reply> reply(String key) {
        return store.find(key, Store.Serving.ANY, Store.NO_USER).flatMap(Entry::reply);
    }

    @Override
    public void close() {
        store.close();
    }
}
