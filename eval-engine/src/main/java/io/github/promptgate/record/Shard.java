package io.github.promptgate.record;

/**
 * One of the parts that a run is split into.
 *
 * @param index from 1
 * @param total parts in all
 */
public record Shard(int index, int total) {

    public Shard {
        if (index < 1 || index > total) {
            throw new IllegalArgumentException("no shard " + index + " of " + total);
        }
    }

    /** As users write it: {@code 2/3}. */
    @Override
    public String toString() {
        return index + "/" + total;
    }
}
