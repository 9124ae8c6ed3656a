package io.github.promptgate.gate;

/** The seed of what is drawn for one rule on one unit: the same suite, rule and unit draw the same. */
final class RuleSeed {

    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private RuleSeed() {}

    /** FNV-1a over the suite's seed, the rule's id and the unit's. */
    static long of(long seed, String rule, String unit) {
        long hash = BASIS;
        for (char each : (seed + "\n" + rule + "\n" + unit).toCharArray()) {
            hash = (hash ^ each) * PRIME;
        }
        return hash;
    }
}
