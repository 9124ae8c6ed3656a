package io.github.promptgate.stats;

/**
 * Bounds on a drop where no pair differs: a drop in [-1, 1] is at most its positive part, whose values in [0, 1] are all
 * 0, so that Hoeffding's bound on them is 1 - alpha^(1/n); to the other side likewise. That is far nearer than the same
 * inequality on the differences themselves, which knows only that they lie in [-1, 1].
 */
final class SameBounds extends Bounds {

    private final Sampled sampled;
    private final double independent;
    private final double reach;

    SameBounds(Sampled sampled, double independent, double reach) {
        this.sampled = sampled;
        this.independent = independent;
        this.reach = reach;
    }

    @Override
    public Method method() {
        return Method.NO_PAIR_DIFFERS;
    }

    @Override
    public double estimate() {
        return 0;
    }

    @Override
    public long cases() {
        return sampled.cases();
    }

    @Override
    public double lower(double alpha) {
        return -upper(alpha);
    }

    @Override
    public double upper(double alpha) {
        return reach * new Hoeffding(0, independent).upper(alpha);
    }

    @Override
    public double chanceBelow(double limit) {
        return limit > 0 ? 1 - chanceAbove(Math.nextDown(limit)) : chanceAbove(-limit);
    }

    @Override
    public double chanceAbove(double limit) {
        Predictive next = Predictive.of(0, independent);
        return limit < 0 ? 1 - chanceBelow(Math.nextUp(limit)) : next.chance(k -> reach * k / next.of() > limit);
    }

    @Override
    Bounds times(double factor) {
        return new SameBounds(sampled.times(factor), independent * factor, reach);
    }
}
