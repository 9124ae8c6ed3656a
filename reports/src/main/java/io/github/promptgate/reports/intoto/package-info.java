/** The verdict as in-toto attestations. */
@NullMarked
package io.github.promptgate.reports.intoto;

import org.jspecify.annotations.NullMarked;
