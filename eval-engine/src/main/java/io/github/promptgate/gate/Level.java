package io.github.promptgate.gate;

import io.github.promptgate.stats.Method;
import java.util.OptionalDouble;

/**
 * At which levels a rule is judged on a unit, the whole run considered.
 *
 * @param alpha of the whole family
 * @param fail one-sided level of a failure, after Holm among all that may fail by inference
 * @param adjusted the rule's own p among them; empty where it is not one of them
 * @param family how many they are
 * @param pass one-sided level of a pass; after Holm over the cells where one of them may be chosen
 */
record Level(double alpha, double fail, OptionalDouble adjusted, int family, double pass) {

    /** Of a rule on its own. */
    static Level alone(double alpha) {
        return new Level(alpha, alpha, OptionalDouble.empty(), 1, alpha);
    }

    /** A bound that clears the limit where the rule is broken. */
    Grounds.Decisive failing(double bound, Method method) {
        return new Grounds.Decisive(Grounds.Towards.BROKEN, bound, 1 - fail, family, method.words());
    }

    /** A bound that clears the limit where the rule holds. */
    Grounds.Decisive passing(double bound, Method method) {
        return new Grounds.Decisive(Grounds.Towards.HOLDS, bound, 1 - pass, 1, method.words());
    }

    Level passing(double level) {
        return new Level(alpha, fail, adjusted, family, level);
    }
}
