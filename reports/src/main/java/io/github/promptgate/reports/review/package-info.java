/** Serves a run's page on this machine, so that people's labels go straight to their file. */
@NullMarked
package io.github.promptgate.reports.review;

import org.jspecify.annotations.NullMarked;
