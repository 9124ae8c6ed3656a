package io.github.promptgate.score.judge;

import io.github.promptgate.record.CallInfo;
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
    private int liveCalls;
    private long liveInput;
    private long liveOutput;
    private boolean liveComplete = true;

    public Ledger(Optional<Price> price) {
        this.price = price;
    }

    void book(Reply reply) {
        calls++;
        Optional<Usage> usage = reply.usage();
        input += usage.map(Usage::input).orElse(0L);
        output += usage.map(Usage::output).orElse(0L);
        complete &= usage.isPresent();
        if (reply.call().origin() == CallInfo.Origin.LIVE) {
            liveCalls++;
            liveInput += usage.map(Usage::input).orElse(0L);
            liveOutput += usage.map(Usage::output).orElse(0L);
            liveComplete &= usage.isPresent();
        }
    }

    /** What it came to. The price is empty when any call had no usage, or there is no price and any call. */
    public Spend spend() {
        if (calls == 0) {
            return Spend.none();
        }
        Spend.Live live = new Spend.Live(liveCalls, liveCalls == 0 ? OptionalDouble.of(0) : usd(liveComplete, liveInput, liveOutput));
        return new Spend(calls, input, output, usd(complete, input, output), live);
    }

    private OptionalDouble usd(boolean known, long tokensIn, long tokensOut) {
        return known && price.isPresent()
                ? OptionalDouble.of(price.get().of(tokensIn, tokensOut))
                : OptionalDouble.empty();
    }
}
