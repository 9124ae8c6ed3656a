package io.github.promptgate.recording;

import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ReplySources;
import io.github.promptgate.record.Usage;
import io.github.promptgate.suite.ModelSpec.Price;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Counts where replies came from, and what those asked for now cost. Thread-safe. */
final class Tally {

    private long recorded;
    private long live;
    private long missed;
    private BigDecimal spent = BigDecimal.ZERO;
    private boolean known = true;
    private String oldest = "";

    /** A reply that was read, or shared with an equal request. */
    synchronized void recorded(String at) {
        recorded++;
        if (oldest.isEmpty() || at.compareTo(oldest) < 0) {
            oldest = at;
        }
    }

    /** A reply that was asked for; a failed one is no reply. */
    synchronized void live(Reply reply, Optional<Price> price) {
        if (reply instanceof Reply.Failed) {
            return;
        }
        live++;
        Optional<Usage> usage = reply.usage();
        if (usage.isEmpty() || price.isEmpty()) {
            known = false;
        } else {
            spent = spent.add(BigDecimal.valueOf(
                    price.get().of(usage.get().input(), usage.get().output())));
        }
    }

    /** Vectors that were asked for; they have no price here. */
    synchronized void vectors(int count) {
        live += count;
    }

    /** A reply that a replay does not have. */
    synchronized void missed() {
        missed++;
    }

    synchronized long misses() {
        return missed;
    }

    synchronized ReplySources sources() {
        OptionalDouble usd = known ? OptionalDouble.of(spent.doubleValue()) : OptionalDouble.empty();
        return new ReplySources(recorded, live, usd, oldest);
    }
}
