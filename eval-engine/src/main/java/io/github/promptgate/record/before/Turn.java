package io.github.promptgate.record.before;

/** How a case in a cell turned: by the share of its samples that pass. */
public enum Turn {
    /** Fewer pass than before. */
    REGRESSED,
    /** More pass than before. */
    FIXED,
    /** As many pass, or one side was not judged. */
    NEITHER
}
