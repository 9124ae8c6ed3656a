package io.github.promptgate.reports.summary;

/**
 * A case in a cell that did not pass, told by the first of its samples that came to this state.
 *
 * @param samples how many came to it
 */
public record MissedCase(ListedTrial first, int samples) {

    MissedCase oneMore() {
        return new MissedCase(first, samples + 1);
    }

    /** {@code refund-017 [grounded@small], 3 samples}; one of several samples goes by its number. */
    public String title() {
        return samples == 1 ? first.title() : first.caseId() + " [" + first.cell() + "], " + samples + " samples";
    }
}
