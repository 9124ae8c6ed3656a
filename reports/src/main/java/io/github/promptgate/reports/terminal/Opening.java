package io.github.promptgate.reports.terminal;

/**
 * What a run is about to do.
 *
 * @param trials that run here, of those that the others multiply to
 * @param cells prompts x models x values of the extra axes
 */
public record Opening(String suite, int cases, int prompts, int models, int cells, int samples, long trials) {

    /** {@code Suite support-bot: 240 cases x 2 prompts x 2 models x 3 samples = 2880 trials}. */
    public Line line() {
        String matrix = cells == prompts * models
                ? counted(prompts, "prompt") + " x " + counted(models, "model")
                : counted(cells, "cell") + " of " + counted(prompts, "prompt") + " and " + counted(models, "model");
        long whole = (long) cases * cells * samples;
        return Line.info("Suite " + suite + ": " + counted(cases, "case") + " x " + matrix
                + (samples > 1 ? " x " + samples + " samples" : "") + " = " + counted(whole, "trial")
                + (trials < whole ? ", " + trials + " of them here" : ""));
    }

    private static String counted(long n, String noun) {
        return io.github.promptgate.reports.text.Figures.count(n, noun);
    }
}
