package io.github.promptgate.recording;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.IntConsumer;

/**
 * Where the entries of each key stand: a hash table in plain arrays, 45 bytes a slot, at most three quarters full. A key may have
 * several entries. Not thread-safe.
 */
final class Index {

    private static final int NONE = -1;

    private long[] high = new long[1024];
    private long[] low = new long[1024];
    private long[] offsets = new long[1024];
    private int[] lengths = new int[1024];
    private int[] sums = new int[1024];
    private int[] files = filled(1024);
    private int[] users = filled(1024);
    private byte[] disowned = new byte[1024];
    private int size;

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }

    /** Adds an entry of a file; slots move. */
    void add(int file, LineScan.Line line) {
        if ((size + 1) * 4L > high.length * 3L) {
            grow();
        }
        long first = part(line.key(), 0);
        long second = part(line.key(), 16);
        int slot = free(first);
        high[slot] = first;
        low[slot] = second;
        offsets[slot] = line.offset();
        lengths[slot] = line.length();
        sums[slot] = line.sum();
        files[slot] = file;
        users[slot] = NONE;
        disowned[slot] = (byte) (line.use() == LineScan.Use.DISOWNED ? 1 : 0);
        size++;
    }

    /** Each slot of a key. */
    void each(String key, IntConsumer slots) {
        long first = part(key, 0);
        long second = part(key, 16);
        for (int slot = home(first); files[slot] != NONE; slot = slot + 1 & high.length - 1) {
            if (high[slot] == first && low[slot] == second) {
                slots.accept(slot);
            }
        }
    }

    /** Each slot that holds an entry. */
    void each(IntConsumer slots) {
        for (int slot = 0; slot < files.length; slot++) {
            if (files[slot] != NONE) {
                slots.accept(slot);
            }
        }
    }

    int file(int slot) {
        return files[slot];
    }

    long offset(int slot) {
        return offsets[slot];
    }

    int length(int slot) {
        return lengths[slot];
    }

    int sum(int slot) {
        return sums[slot];
    }

    boolean isDisowned(int slot) {
        return disowned[slot] != 0;
    }

    void disown(int slot) {
        disowned[slot] = 1;
    }

    /** Notes who used the entry. */
    void use(int slot, int user) {
        users[slot] = user;
    }

    /** Who used it, or -1. */
    int user(int slot) {
        return users[slot];
    }

    /** The first 32 digits of its key. */
    String prefix(int slot) {
        return HexFormat.of().toHexDigits(high[slot]) + HexFormat.of().toHexDigits(low[slot]);
    }

    int size() {
        return size;
    }

    private int home(long first) {
        return (int) (first >>> 20) & high.length - 1;
    }

    private int free(long first) {
        int slot = home(first);
        while (files[slot] != NONE) {
            slot = slot + 1 & high.length - 1;
        }
        return slot;
    }

    private void grow() {
        Index bigger = new Index();
        int length = high.length * 2;
        bigger.high = new long[length];
        bigger.low = new long[length];
        bigger.offsets = new long[length];
        bigger.lengths = new int[length];
        bigger.sums = new int[length];
        bigger.files = filled(length);
        bigger.users = filled(length);
        bigger.disowned = new byte[length];
        each(slot -> bigger.copy(this, slot));
        high = bigger.high;
        low = bigger.low;
        offsets = bigger.offsets;
        lengths = bigger.lengths;
        sums = bigger.sums;
        files = bigger.files;
        users = bigger.users;
        disowned = bigger.disowned;
    }

    private void copy(Index from, int slot) {
        int to = free(from.high[slot]);
        high[to] = from.high[slot];
        low[to] = from.low[slot];
        offsets[to] = from.offsets[slot];
        lengths[to] = from.lengths[slot];
        sums[to] = from.sums[slot];
        files[to] = from.files[slot];
        users[to] = from.users[slot];
        disowned[to] = from.disowned[slot];
    }

    private static long part(String key, int at) {
        return Long.parseUnsignedLong(key, at, at + 16, 16);
    }
}
