package io.github.promptgate.recording;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.util.concurrent.locks.ReentrantLock;

/** One process at a time rewrites files of a store. */
final class StoreLock {

    private static final String NAME = "store.lock";

    /** A file lock is the process's; threads of one process exclude each other here. */
    private static final ReentrantLock WITHIN = new ReentrantLock();

    private StoreLock() {}

    /** What rewrites files. */
    interface Work {
        void run() throws IOException;
    }

    /** Works, unless somebody else does just now. */
    static void attempt(Places places, Work work) throws IOException {
        if (!WITHIN.tryLock()) {
            return;
        }
        try (RandomAccessFile file = open(places);
                FileLock lock = file.getChannel().tryLock()) {
            if (lock != null) {
                work.run();
            }
        } finally {
            WITHIN.unlock();
        }
    }

    /** Waits, then works. */
    static void waiting(Places places, Work work) throws IOException {
        WITHIN.lock();
        try (RandomAccessFile file = open(places);
                FileLock lock = file.getChannel().lock()) {
            if (lock.isValid()) {
                work.run();
            }
        } finally {
            WITHIN.unlock();
        }
    }

    private static RandomAccessFile open(Places places) throws IOException {
        places.makeCache();
        return new RandomAccessFile(places.cache().resolve(NAME).toFile(), "rw");
    }
}
