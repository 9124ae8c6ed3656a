/** Findings for GitLab's Code Quality. */
@NullMarked
package io.github.promptgate.reports.gitlab;

import org.jspecify.annotations.NullMarked;
