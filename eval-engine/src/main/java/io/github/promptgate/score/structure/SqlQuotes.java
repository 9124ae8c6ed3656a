package io.github.promptgate.score.structure;

/** How SQL quotes beside what the standard has. */
enum SqlQuotes {
    STANDARD,
    /** Square brackets around names. */
    BRACKETS,
    /** Backslashes before quotes in texts. */
    BACKSLASH
}
