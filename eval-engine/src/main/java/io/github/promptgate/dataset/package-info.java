/**
 * Rows of CSV, JSON, JSONL and YAML files as cases, streamed, each knowing file and line.
 */
@NullMarked
package io.github.promptgate.dataset;

import org.jspecify.annotations.NullMarked;
