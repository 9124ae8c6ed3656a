package io.github.promptgate.score.judge;

import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Books the judge calls of one trial. Not thread-safe: a trial is scored by one thread. */
public final class Ledger {

    private final List<Runnable> question = new ArrayList<>(2);
    private int calls;
    private int liveCalls;
    private long input;
    private long output;
    private final Sum all = new Sum();
    private final Sum live = new Sum();

    /** What is booked next answers another question. */
    void newQuestion() {
        question.clear();
    }

    /** The replies to the last question, the first one and its repair, were of no use to who asked. */
    public void disown() {
        question.forEach(Runnable::run);
    }

    void book(Juror juror, ModelRequest request, Reply reply) {
        question.add(() -> juror.client().disown(request));
        calls++;
        Optional<Usage> usage = reply.usage();
        input += usage.map(Usage::input).orElse(0L);
        output += usage.map(Usage::output).orElse(0L);
        Optional<BigDecimal> cost = juror.price().flatMap(known -> usage.flatMap(known::of));
        all.add(cost);
        if (reply.call().origin() == CallInfo.Origin.LIVE) {
            liveCalls++;
            live.add(cost);
        }
    }

    /** What it came to. The price is empty when any call had no usage or no price. */
    public Spend spend() {
        return calls == 0
                ? Spend.none()
                : new Spend(calls, input, output, all.usd(), new Spend.Live(liveCalls, live.usd()));
    }

    /** A sum that is unknown as soon as a part of it is. */
    private static final class Sum {

        private BigDecimal usd = BigDecimal.ZERO;
        private boolean complete = true;

        void add(Optional<BigDecimal> cost) {
            usd = usd.add(cost.orElse(BigDecimal.ZERO));
            complete &= cost.isPresent();
        }

        OptionalDouble usd() {
            return complete ? OptionalDouble.of(usd.doubleValue()) : OptionalDouble.empty();
        }
    }
}
