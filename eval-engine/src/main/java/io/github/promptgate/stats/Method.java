package io.github.promptgate.stats;

/** How an interval or a bound was found, in words for a reader. */
public enum Method {
    /** Clopper and Pearson 1934; with clusters on the effective number of cases (Korn and Graubard 1998). */
    CLOPPER_PEARSON("Clopper-Pearson"),
    /** The same with clusters. */
    KORN_GRAUBARD("Clopper-Pearson on effective cases (Korn-Graubard)"),
    /** Efron 1987, clusters resampled whole; never nearer than {@link #CLUSTER_T}. */
    BCA("BCa bootstrap over clusters"),
    /** The mean plus and minus t standard errors, clustered. */
    CLUSTER_T("cluster-robust t"),
    /** Hoeffding 1963, theorem 1. */
    HOEFFDING("Hoeffding"),
    /** {@code 1 - alpha^(1/n)}, of n pairs that all agree. */
    NO_PAIR_DIFFERS("exact bound, as no pair differs"),
    /** Tango 1998. */
    TANGO("Tango's score interval"),
    /** Binomial ranks. */
    ORDER_STATISTICS("order statistics"),
    /** Nothing bounds it from so few. */
    NONE("no bound from so few");

    private final String words;

    Method(String words) {
        this.words = words;
    }

    /** As it stands in a sentence. */
    public String words() {
        return words;
    }
}
