/**
 * Rows of CSV, JSON, JSONL and YAML files as cases, streamed, each knowing file and line.
 *
 * <pre>
 * DataFile -> Rows (CsvRows | JsonLinesRows | TreeRows) -> Row -> CaseReader -> EvalCase
 * Dataset  = all files of a suite: one checking pass that keeps a CaseRef per case, then streams
 * </pre>
 */
@NullMarked
package io.github.promptgate.dataset;

import org.jspecify.annotations.NullMarked;
