/**
 * The command line: flags to a request, the engine's answer to lines and an exit code.
 *
 * <pre>
 * Main -> Cli -> EvaluateCommand, MergeCommand, PlanCommand, ValidateCommand -> Console
 * </pre>
 */
@NullMarked
package io.github.promptgate.cli;

import org.jspecify.annotations.NullMarked;
