package io.github.promptgate.run;

import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Usage;
import io.github.promptgate.suite.ModelSpec;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A run's money: what live replies cost, and a budget that no new call may break. A call in flight is expected to cost
 * what the dearest one of its client cost so far, so that many at once do not overspend. Thread-safe.
 */
final class Purse {

    private static final int CHARACTERS = 3;

    private final Optional<BigDecimal> budget;
    private final Runnable whenEmpty;
    private final ThreadLocal<Boolean> refused = ThreadLocal.withInitial(() -> false);
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal expected = BigDecimal.ZERO;

    /**
     * @param budget USD; empty for no limit
     * @param whenEmpty called at the first call that is refused, and maybe again
     */
    Purse(Optional<BigDecimal> budget, Runnable whenEmpty) {
        this.budget = budget;
        this.whenEmpty = whenEmpty;
    }

    /** The client as long as there is money. A fallback's reply costs what the fallback costs. */
    ModelClient guarding(ModelClient client, ModelSpec spec) {
        return budget.isPresent() ? new Guarded(client, spec) : client;
    }

    /** Whether a call of the calling thread was refused since it asked last. */
    boolean refusedSinceAsked() {
        boolean was = refused.get();
        refused.remove();
        return was;
    }

    /** For a provider that does not count: a token per three characters, which is more than most texts have. */
    private static Usage estimate(ModelRequest request, Reply reply) {
        int sent = request.messages().stream()
                .mapToInt(message -> message.text().length())
                .sum();
        return new Usage(sent / CHARACTERS, reply.text().length() / CHARACTERS);
    }

    private synchronized boolean reserve(BigDecimal amount) {
        BigDecimal after = spent.add(expected).add(amount);
        boolean enough = after.compareTo(budget.orElseThrow()) <= 0 && spent.compareTo(budget.orElseThrow()) < 0;
        if (enough) {
            expected = expected.add(amount);
        }
        return enough;
    }

    private synchronized void settle(BigDecimal reserved, BigDecimal cost) {
        expected = expected.subtract(reserved);
        spent = spent.add(cost);
    }

    private final class Guarded implements ModelClient {

        private final ModelClient client;
        private final ModelSpec spec;
        private BigDecimal dearest = BigDecimal.ZERO;

        Guarded(ModelClient client, ModelSpec spec) {
            this.client = client;
            this.spec = spec;
        }

        @Override
        public Reply ask(ModelRequest request) {
            if (client.isAtHand(request)) {
                return client.ask(request);
            }
            BigDecimal reserved = dearest(BigDecimal.ZERO);
            if (!reserve(reserved)) {
                refused.set(true);
                whenEmpty.run();
                return new Reply.Failed(
                        new Problem(ProblemCode.CALL_010, Where.nowhere(), "the budget is spent", "raise run.budget"),
                        CallInfo.none());
            }
            BigDecimal cost = BigDecimal.ZERO;
            try {
                Reply reply = client.ask(request);
                if (reply.call().origin() == CallInfo.Origin.LIVE) {
                    cost = cost(request, reply);
                }
                return reply;
            } finally {
                dearest(cost);
                settle(reserved, cost);
            }
        }

        private BigDecimal cost(ModelRequest request, Reply reply) {
            Usage usage = reply.usage().orElseGet(() -> estimate(request, reply));
            return spec.answering(reply.call().answeredBy())
                    .price()
                    .flatMap(price -> price.of(usage))
                    .orElse(BigDecimal.ZERO);
        }

        private synchronized BigDecimal dearest(BigDecimal cost) {
            dearest = dearest.max(cost);
            return dearest;
        }

        @Override
        public void disown(ModelRequest request) {
            client.disown(request);
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
