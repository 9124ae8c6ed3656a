package io.github.promptgate.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.preflight.Estimate.Item;
import io.github.promptgate.preflight.Estimate.Role;
import io.github.promptgate.preflight.Estimate.Tokens;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.Where;
import io.github.promptgate.suite.ModelSpec.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Where SUITE = new Where("s.suite.yaml", 1, 1);
    private static final Price PRICE = new Price(BigDecimal.ONE, BigDecimal.TEN);

    private static Estimate estimate(Item... items) {
        return new Estimate(List.of(items), 1, Duration.ZERO, List.of());
    }

    private static Item item(Role role, String model, long output) {
        return new Item(role, model, 10, 0, 10, new Tokens(0, output, OptionalLong.empty(), 9), Optional.of(PRICE));
    }

    private static Optional<Problem> refusal(Estimate estimate, String usd) {
        return Budget.refusal(estimate, new BigDecimal(usd), SUITE);
    }

    @Test
    void a_run_over_its_budget_is_refused_with_its_biggest_items_and_ways_out() {
        Estimate estimate = estimate(
                item(Role.MODEL, "small", 20_000), item(Role.MODEL, "big", 120_000), item(Role.JUDGE, "wise", 300_000));

        assertThat(refusal(estimate, "2").orElseThrow())
                .hasToString(
                        refused("the run is estimated to cost $4.40, its budget is $2.00: judge wise $3.00, big $1.20,"
                                        + " small $0.20")
                                .toString());
    }

    private static Problem refused(String what) {
        return new Problem(
                io.github.promptgate.problem.ProblemCode.RUN_008,
                SUITE,
                what,
                "run fewer cases (--limit, --tags, --cases) or samples, serve what is recorded, or raise run.budget;"
                        + " promptgate plan shows the estimate");
    }

    @Test
    void a_run_within_its_budget_may_start() {
        assertThat(refusal(estimate(item(Role.MODEL, "big", 200_000)), "2")).isEmpty();
        assertThat(refusal(estimate(), "0")).isEmpty();
    }

    @Test
    void an_excess_of_little_does_not_read_as_none() {
        assertThat(refusal(estimate(item(Role.MODEL, "big", 200_001)), "2")
                        .orElseThrow()
                        .what())
                .isEqualTo("the run is estimated to cost $2.01, its budget is $2.00: big $2.01");
        assertThat(refusal(estimate(item(Role.MODEL, "big", 1)), "0")
                        .orElseThrow()
                        .what())
                .isEqualTo("the run is estimated to cost $0.00001, its budget is $0.00: big $0.00001");
    }

    @Test
    void a_price_that_does_not_hold_for_the_prompts_is_told() {
        Price tiered =
                new Price(BigDecimal.ONE, Optional.empty(), BigDecimal.ONE, OptionalLong.of(200_000), "2026-01-01");
        Estimate estimate = estimate(new Item(
                Role.MODEL, "big", 1, 0, 1, new Tokens(250_000, 1, OptionalLong.of(1), 250_000), Optional.of(tiered)));

        assertThat(refusal(estimate, "100").orElseThrow().what())
                .isEqualTo(
                        "the price of model \"big\" is not known for prompts of 250,000 tokens, so no budget can be held");
    }

    @Test
    void what_is_recorded_needs_no_price() {
        Item recorded =
                new Item(Role.MODEL, "big", 5, 5, 0, new Tokens(0, 0, OptionalLong.empty(), 0), Optional.empty());

        assertThat(refusal(estimate(recorded), "0")).isEmpty();
        assertThat(estimate(recorded).usd()).hasValue(0);
    }
}
