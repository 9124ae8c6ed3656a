/** Scores as evaluation events of OpenTelemetry. */
@NullMarked
package io.github.promptgate.reports.otel;

import org.jspecify.annotations.NullMarked;
