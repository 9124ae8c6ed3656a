/** The run as JUnit XML, for the test tabs of CI servers. */
@NullMarked
package io.github.promptgate.reports.junit;

import org.jspecify.annotations.NullMarked;
