package io.github.promptgate.preflight;

import io.github.promptgate.preflight.Estimate.Item;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Holds an estimate against a budget before the start. */
public final class Budget {

    private static final int MOST_NAMED = 3;

    private Budget() {}

    /**
     * Why a run should not start: RUN-008 when it will cost more than its budget, MODEL-007 when a price does not hold for
     * its prompts; empty when it may.
     *
     * @param usd the budget
     */
    public static Optional<Problem> refusal(Estimate estimate, BigDecimal usd, Where where) {
        Optional<Item> unknown =
                estimate.items().stream().filter(item -> item.usd().isEmpty()).findFirst();
        if (unknown.isPresent()) {
            return Optional.of(noPrice(unknown.get(), where));
        }
        OptionalDouble cost = estimate.usd();
        return cost.isPresent() && cost.getAsDouble() > usd.doubleValue()
                ? Optional.of(over(estimate, cost.getAsDouble(), usd, where))
                : Optional.empty();
    }

    private static Problem noPrice(Item item, Where where) {
        return new Problem(
                ProblemCode.MODEL_007,
                where,
                "the price of model \"" + item.model() + "\" is not known for prompts of "
                        + String.format(Locale.ROOT, "%,d", item.tokens().longest())
                        + " tokens, so no budget can be held",
                "add price: {input: ..., output: ...} to the model, or leave run.budget out");
    }

    private static Problem over(Estimate estimate, double cost, BigDecimal usd, Where where) {
        String biggest = estimate.items().stream()
                .filter(item -> item.usd().orElse(0) > 0)
                .sorted(Comparator.comparingDouble((Item item) -> item.usd().orElse(0))
                        .reversed())
                .limit(MOST_NAMED)
                .map(item -> (item.role() == Estimate.Role.MODEL
                                ? ""
                                : item.role().name().toLowerCase(Locale.ROOT) + " ")
                        + item.model() + " " + money(item.usd().orElse(0)))
                .collect(Collectors.joining(", "));
        return new Problem(
                ProblemCode.RUN_008,
                where,
                "the run is estimated to cost " + money(cost) + ", its budget is " + money(usd.doubleValue()) + ": "
                        + biggest,
                List.of(),
                "run fewer cases (--limit, --tags, --cases) or samples, serve what is recorded, or raise run.budget;"
                        + " promptgate plan shows the estimate");
    }

    /** Cents, and more digits where cents would show nothing; rounded up, so that no cost reads as its budget. */
    private static String money(double usd) {
        int digits = usd >= 0.1 || usd == 0 ? 2 : 6;
        BigDecimal exact = BigDecimal.valueOf(usd).setScale(9, RoundingMode.HALF_UP);
        BigDecimal shown = exact.setScale(digits, RoundingMode.CEILING);
        return "$" + (digits == 2 ? shown : shown.stripTrailingZeros()).toPlainString();
    }
}
