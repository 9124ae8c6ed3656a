package io.github.promptgate.score.judge;

import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.Usage;
import io.github.promptgate.suite.ModelSpec.Price;
import java.util.Optional;
import java.util.OptionalDouble;

/** Books the judge calls of one trial. Not thread-safe: a trial is scored by one thread. */
public final class Ledger {

    private final Optional<Price> price;
    private int calls;
    private long input;
    private long output;
    private boolean complete = true;

    public Ledger(Optional<Price> price) {
        this.price = price;
    }

    void book(Reply reply) {
        calls++;
        Optional<Usage> usage = reply.usage();
        input += usage.map(Usage::input).orElse(0L);
        output += usage.map(Usage::output).orElse(0L);
        complete &= usage.isPresent();
    }

    /** What it came to. The price is empty when any call had no usage, or there is no price and any call. */
    public Spend spend() {
        if (calls == 0) {
            return Spend.none();
        }
        OptionalDouble usd = complete && price.isPresent()
                ? OptionalDouble.of(price.get().of(input, output))
                : OptionalDouble.empty();
        return new Spend(calls, input, output, usd);
    }
}
