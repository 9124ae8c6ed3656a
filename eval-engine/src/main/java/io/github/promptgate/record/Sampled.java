package io.github.promptgate.record;

import java.util.List;
import java.util.Optional;

/**
 * How samples were drawn until the gate had decided: what was declared, and every look that was taken.
 *
 * @param min samples of every case and cell before the first look
 * @param max samples that could have been drawn
 * @param looks that could have been taken; each is held to its part of the run's error rate
 * @param taken in order, at least one
 */
public record Sampled(int min, int max, int looks, List<Look> taken) {

    public Sampled {
        taken = List.copyOf(taken);
    }

    /** Samples of every case and cell that were drawn; of a stopped run, that were to be drawn when it stopped. */
    public int drawn() {
        return taken.get(taken.size() - 1).samples();
    }

    /** The look that decided a rule on a unit; empty where none did before the end. */
    public Optional<Look> decided(String rule, String unit) {
        return taken.stream()
                .filter(look -> look.rules().stream()
                        .anyMatch(state -> state.decided()
                                && state.rule().equals(rule)
                                && state.unit().equals(unit)))
                .findFirst();
    }

    /**
     * What the gate saw when it looked between two rounds of samples.
     *
     * @param samples of every case and cell that were drawn by then
     * @param trials that had ended by then
     * @param level of the tests and one-sided intervals of this look: the run's error rate, shared among its looks
     * @param rules one for each rule and unit
     */
    public record Look(int samples, long trials, double level, List<State> rules) {
        public Look {
            rules = List.copyOf(rules);
        }
    }

    /**
     * How a rule stood at a look.
     *
     * @param rule its id
     * @param unit the cell, prompt or model id, or {@code run}
     * @param state {@code pass}, {@code fail}, {@code warn} or {@code inconclusive}
     * @param decided by statistics, now or at an earlier look: no later look changes it
     */
    public record State(String rule, String unit, String state, boolean decided) {}
}
